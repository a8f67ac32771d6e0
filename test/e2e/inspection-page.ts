import type { Locator, Page } from '@playwright/test'
import { SetupForm } from './pages/setup-form.ts'
import type { Shell } from './shell.ts'
import { savedBar } from './pages/saved-bar.ts'

/** A file as a page is given one. */
export interface Given {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** The guided inspection: list, item and evidence. */
export class InspectionPage {
  readonly page: Page
  readonly list: Locator
  readonly verdicts: Locator
  readonly judgement: Locator
  readonly values: Locator
  readonly evidence: Locator
  readonly undo: Locator
  readonly next: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('navigation', { name: '检查清单' })
    this.verdicts = page.getByRole('radiogroup', { name: '检查结果' })
    this.judgement = page.locator('.judgement')
    this.values = page.getByRole('region', { name: '实测值' })
    this.evidence = page.getByRole('region', { name: '证据', exact: true })
    this.undo = page.getByRole('button', { name: /^撤销 Ctrl Z/ })
    this.next = page.getByRole('button', { name: /^(下一项|结论与建议)/ }).last()
  }

  /** A first run through its page, then the quarter of the clock, at its first item. */
  static async begin(shell: Shell): Promise<InspectionPage> {
    const { page } = shell
    const form = new SetupForm(page)
    await form.fill()
    await form.finish()
    await page.getByRole('button', { name: /^开始 .* 季度巡检/ }).click()
    await page.waitForURL(/\/inspection\//)
    const opened = new InspectionPage(page)
    await opened.list.waitFor()
    return opened
  }

  /** An inspection that is there already. */
  static async open(shell: Shell, inspection: string, item: string): Promise<InspectionPage> {
    const opened = new InspectionPage(shell.page)
    await shell.page.goto(`${shell.origin}/inspection/${inspection}?step=${stepOf(item)}&item=${item}`)
    await opened.row(item).waitFor()
    return opened
  }

  /** Goes to an item by the list, so that the list has the focus. */
  async goTo(item: string): Promise<void> {
    if (!(await this.row(item).isVisible()))
      await this.list.getByRole('button', { name: stepOf(item) === 'business' ? /业务功能/ : /运行环境/ }).click()
    await this.row(item).click()
    await this.expectAt(item)
  }

  row(item: string): Locator {
    return this.list.getByRole('button', { name: new RegExp(item) })
  }

  async expectAt(item: string): Promise<void> {
    await this.page.waitForURL((url) => url.searchParams.get('item') === item)
    await this.page.locator('.item-meta b', { hasText: item }).waitFor()
  }

  verdict(name: string): Locator {
    return this.verdicts.getByRole('radio', { name, exact: true })
  }

  /** The value field of a row, by the name that a screen reader hears. */
  value(name: string): Locator {
    return this.values.getByRole('textbox', { name })
  }

  /** The line of a measured object. */
  line(object: string): Locator {
    return this.values.locator('tbody tr').filter({ hasText: object })
  }

  /** Waits until what was done is durable. */
  async saved(): Promise<void> {
    await savedBar(this.page).waitFor()
  }

  pieces(): Locator {
    return this.evidence.locator('.piece')
  }

  /** Pastes text where the focus is, as Ctrl+V does. */
  async pasteText(text: string): Promise<boolean> {
    return this.page.evaluate((pasted) => {
      const data = new DataTransfer()
      data.setData('text/plain', pasted)
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
      return event.defaultPrevented
    }, text)
  }

  /** Pastes a picture that the page draws. */
  async pastePicture(words: string): Promise<boolean> {
    return this.page.evaluate(async (drawn) => {
      const canvas = new OffscreenCanvas(900, 400)
      const pen = canvas.getContext('2d')!
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, 900, 400)
      pen.fillStyle = '#000'
      pen.font = '28px sans-serif'
      pen.fillText(drawn, 20, 60)
      const data = new DataTransfer()
      data.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }))
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
      return event.defaultPrevented
    }, words)
  }

  /** Drops files on the item. */
  async drop(files: readonly Given[]): Promise<void> {
    const given = files.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.toString('base64') }))
    await this.page.evaluate((all) => {
      const data = new DataTransfer()
      for (const { name, type, bytes } of all)
        data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }))
      const place = document.querySelector('.step-work')!
      for (const kind of ['dragover', 'drop'])
        place.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }))
    }, given)
  }

  async choose(files: readonly Given[]): Promise<void> {
    await this.evidence
      .getByLabel('选择证据文件')
      .setInputFiles(files.map(({ name, type, bytes }) => ({ name, mimeType: type, buffer: bytes })))
  }
}

function stepOf(item: string): 'business' | 'environment' {
  return item.startsWith('BIZ') ? 'business' : 'environment'
}
