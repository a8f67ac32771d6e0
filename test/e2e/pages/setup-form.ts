import type { Page } from '@playwright/test'

/** The first-run page. */
export class SetupForm {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  field(label: string) {
    return this.page.getByLabel(label, { exact: false }).first()
  }

  /** All that is required, for pack A in the year 2026; without the hotline. */
  async fill(): Promise<void> {
    await this.field('工程师姓名').fill('工程师甲')
    await this.field('公司名称').fill('示例信息技术有限公司')
    await this.page.getByLabel('医院', { exact: true }).fill('示例医院')
    await this.page.getByText('合同 A 电子票据 2024').click()
    await this.field('服务期开始').fill('2026-01-01')
    await this.field('服务期结束').fill('2026-12-31')
  }

  /** Ends the first run and waits for the home page. */
  async finish(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await this.page.waitForURL((url) => url.pathname === '/')
  }

  async openDemo(): Promise<void> {
    await this.page.getByRole('button', { name: '打开演示工作区' }).click()
    await this.page.getByText('演示工作区 · 示例数据').waitFor({ timeout: 60_000 })
  }

  /** Gives a file to one of the hidden file fields. */
  async give(label: '公司标志文件' | '合同包文件', name: string, bytes: Buffer): Promise<void> {
    const type = name.endsWith('.json') ? 'application/json' : 'image/png'
    await this.page.getByLabel(label).setInputFiles({ name, mimeType: type, buffer: bytes })
  }
}
