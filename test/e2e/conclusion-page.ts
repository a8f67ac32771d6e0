import type { Locator, Page } from '@playwright/test'
import type { Shell } from './shell.ts'

/** Step 4, 结论与建议. */
export class ConclusionPage {
  readonly page: Page
  readonly text: Locator
  readonly confirmAll: Locator
  readonly gaps: Locator
  readonly undo: Locator

  constructor(page: Page) {
    this.page = page
    this.text = page.getByLabel(/^总体结论/)
    this.confirmAll = page.getByRole('button', { name: /类建议确认“本季度无”$/ })
    this.gaps = page.getByRole('region', { name: /^缺项/ })
    this.undo = page.getByRole('button', { name: /^撤销/ })
  }

  static async open(shell: Shell, inspection: string): Promise<ConclusionPage> {
    await shell.page.goto(`${shell.origin}/inspection/${inspection}?step=conclusion`)
    const opened = new ConclusionPage(shell.page)
    await opened.page.getByRole('heading', { name: '结论与建议' }).waitFor()
    return opened
  }

  /** One of the three groups: 调优, 故障预防, 网络安全防护. */
  group(name: string): Locator {
    return this.page.getByRole('region', { name: `${name}建议`, exact: true })
  }

  carried(text: string): Locator {
    return this.page
      .getByRole('region', { name: '以前季度遗留', exact: true })
      .getByRole('listitem')
      .filter({ hasText: text })
  }

  /** What of the conclusion is marked as written by hand. */
  edits(): Promise<string[]> {
    return this.page.locator('mark[class*="edited"]').allTextContents()
  }

  /** What of the conclusion is tinted as filled in from the inspection. */
  variables(): Promise<string[]> {
    return this.page.locator('mark[class*="variable"]').allTextContents()
  }
}
