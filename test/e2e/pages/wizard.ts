import { expect, type Locator, type Page } from '@playwright/test'
import { savedBar } from './saved-bar.ts'

export type VerdictWord = '正常' | '异常' | '关注' | '不适用' | '未检查'

/** The items of contract A before the first that is measured: each is looked at and judged by one key. */
export const seenItems = [
  'BIZ-01 BIZ-02 BIZ-03 BIZ-04 BIZ-05 BIZ-06 BIZ-07'.split(' '),
  'ENV-01 ENV-02 ENV-03 ENV-04'.split(' '),
].flat()

/** The guided inspection: what stands around every step, and the screen of an item. */
export class Wizard {
  readonly page: Page
  readonly list: Locator
  readonly judgement: Locator
  readonly values: Locator
  readonly evidence: Locator
  readonly finding: Locator
  /** The status bar while it says 已保存 and no save is under way. */
  readonly saved: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('navigation', { name: '检查清单' })
    this.judgement = page.locator('.judgement')
    this.values = page.getByRole('region', { name: '实测值' })
    this.evidence = page.getByRole('region', { name: '证据', exact: true })
    this.finding = page.getByRole('region', { name: '问题与建议' })
    this.saved = savedBar(page)
  }

  /** The row of an item or of a step in the list. */
  row(name: string): Locator {
    return this.list.getByRole('button', { name })
  }

  async open(name: string): Promise<void> {
    await this.row(name).click()
    await this.at(name)
  }

  /** Waits until `name` is the open place and keys of the list would act on it. */
  async at(name: string): Promise<void> {
    await expect(this.row(name)).toHaveAttribute('aria-current', /true|step/)
    await expect(this.row(name)).toBeFocused()
  }

  verdict(word: VerdictWord): Locator {
    return this.page.getByRole('radiogroup', { name: '检查结果' }).getByRole('radio', { name: word })
  }

  progress(done: number): Locator {
    return this.page.getByRole('img', { name: `已完成 ${done} 项，共 17 项` })
  }

  /** Puts a text on the clipboard and pastes it with Ctrl V, as from a terminal. */
  async paste(text: string): Promise<void> {
    await putOnClipboard(this.page, text)
    await this.page.keyboard.press('Control+v')
  }
}

/** Stands for copying in another program. */
export async function putOnClipboard(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(page.url()).origin })
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
}
