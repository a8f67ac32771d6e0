import { expect, type Locator, type Page } from '@playwright/test'
import type { Shell } from '../shell.ts'
import { SetupForm } from './setup-form.ts'

/** 同步与冲突. */
export class SyncPage {
  readonly page: Page
  readonly office: Locator
  readonly said: Locator

  constructor(page: Page) {
    this.page = page
    this.office = page.getByRole('region', { name: '办公室', exact: true })
    this.said = page.getByRole('group', { name: '操作' }).getByRole('status')
  }

  static async open({ page, origin }: Shell): Promise<SyncPage> {
    await page.goto(`${origin}/sync`)
    await page.getByRole('heading', { name: '同步与冲突' }).waitFor()
    return new SyncPage(page)
  }

  /** A laptop on which nothing is set up yet. */
  static async join({ page }: Shell, engineer: string): Promise<SyncPage> {
    await new SetupForm(page).field('工程师姓名').fill(engineer)
    await page.getByRole('button', { name: '公司已有数据：与办公室配对' }).click()
    await page.waitForURL(/\/sync$/)
    return new SyncPage(page)
  }

  /** Asks for admission and returns the six digits as shown. */
  async pair(address: string, code: string, name: string): Promise<string> {
    await this.ask(address, code, name)
    const digits = this.page.locator('strong', { hasText: /^\d{3} \d{3}$/ })
    await digits.waitFor({ timeout: 60_000 })
    return digits.innerText()
  }

  async ask(address: string, code: string, name: string): Promise<void> {
    await this.page.getByLabel('中心站地址').fill(address)
    await this.page.getByLabel('配对码').fill(code)
    await this.page.getByLabel('这台电脑叫什么').fill(name)
    await this.page.getByRole('button', { name: '配对', exact: true }).click()
  }

  /** One round, now, to its end. */
  async now(): Promise<void> {
    const button = this.office.getByRole('button', { name: /立即同步/ })
    await button.click()
    await expect(button).not.toHaveClass(/loading/, { timeout: 60_000 })
  }

  async sentAll(timeout = 90_000): Promise<void> {
    await expect(this.office.getByRole('status').first()).toHaveText(/^全部已上传 \d\d:\d\d$/, { timeout })
  }

  /** Reads a bundle in, as from a stick. */
  async bring(name: string, bytes: Buffer): Promise<void> {
    await this.page
      .getByLabel('同步包文件')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
  }

  conflict(name: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(name) })
  }

  cards(name: string): Locator {
    return this.conflict(name).getByRole('region')
  }

  /** Takes what somebody wrote. */
  async decide(name: string, who: string): Promise<void> {
    const conflict = this.conflict(name)
    await this.cards(name).filter({ hasText: who }).getByRole('button', { name: '采用这一份' }).click()
    await conflict.waitFor({ state: 'hidden' })
  }

  async shot(path: string): Promise<void> {
    await this.page.waitForTimeout(500)
    await this.page.screenshot({ path })
  }
}
