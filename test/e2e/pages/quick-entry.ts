import { expect, type Locator, type Page } from '@playwright/test'

/** 快速登记, over whatever screen it was opened. */
export class QuickEntryDialog {
  readonly page: Page
  readonly dialog: Locator
  readonly who: Locator
  readonly question: Locator
  readonly answer: Locator
  readonly suggestions: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: '快速登记' })
    this.who = this.dialog.getByLabel('谁问')
    this.question = this.dialog.getByLabel('问题', { exact: true })
    this.answer = this.dialog.getByLabel('答复', { exact: true })
    this.suggestions = this.dialog.getByRole('option')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await expect(this.who).toBeFocused()
  }

  /** Registers a question with its answer and waits until it is told. */
  async register(who: string, question: string, answer: string): Promise<void> {
    await this.open()
    await this.who.fill(who)
    await this.question.fill(question)
    await this.answer.fill(answer)
    await this.page.keyboard.press('Control+Enter')
    await this.told(/^已登记 ZX-/)
  }

  /** What the status bar says became of the entry, once the dialog is gone. */
  async told(words: string | RegExp): Promise<void> {
    await expect(this.dialog).toBeHidden()
    await expect(this.page.getByRole('contentinfo').getByRole('status')).toHaveText(words)
  }
}
