import type { Locator, Page } from '@playwright/test'
import type { Shell } from './shell.ts'

/** Step 5, 报告与签字. */
export class ReportPage {
  readonly page: Page
  /** The drawn Word file; its contents stand in a shadow root, which locators go through. */
  readonly paper: Locator
  readonly aside: Locator
  readonly chain: Locator
  readonly dialog: Locator
  readonly saveAs: Locator
  readonly versions: Locator

  constructor(page: Page) {
    this.page = page
    this.paper = page.getByTestId('report-paper')
    this.aside = page.getByRole('complementary', { name: '版本与自检' })
    this.chain = page.getByRole('list', { name: '版本状态' })
    this.dialog = page.getByRole('dialog')
    this.saveAs = this.aside.getByRole('button', { name: /^另存/ })
    this.versions = page.getByRole('region', { name: '版本', exact: true })
  }

  static async open(shell: Shell, inspection: string): Promise<ReportPage> {
    await shell.page.goto(`${shell.origin}/inspection/${inspection}?step=report`)
    const opened = new ReportPage(shell.page)
    await opened.aside.waitFor()
    return opened
  }

  /** The preview has been drawn. */
  async drawn(): Promise<void> {
    await this.paper.locator('section').first().waitFor({ timeout: 40_000 })
  }

  /** Where the report is: 草稿, 定稿, 打印签章, 挂扫描件, 归档. */
  stage(): Locator {
    return this.chain.locator('[aria-current="step"]')
  }

  /** Finalises, with the one question that is asked. */
  async finalise(version: string): Promise<void> {
    await this.aside.getByRole('button', { name: `定稿 ${version}` }).click()
    await this.dialog.getByRole('button', { name: `定稿 ${version}` }).click()
    await this.dialog.waitFor({ state: 'hidden', timeout: 120_000 })
  }

  /** Notes that it was printed, and attaches what was signed. */
  async attachScan(signer: string, date: string): Promise<void> {
    await this.aside.getByRole('button', { name: '打印签章' }).click()
    await this.aside.getByRole('button', { name: '选择扫描件' }).click()
    await this.page
      .getByTestId('scan-files')
      .setInputFiles([{ name: '签字页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }])
    await this.dialog.getByLabel('院方签字人').fill(signer)
    await this.dialog.getByLabel('签字日期').fill(date)
    await this.dialog.getByRole('button', { name: /^挂\s?接$/ }).click()
    await this.dialog.waitFor({ state: 'hidden', timeout: 120_000 })
  }
}
