import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any screen has. */
const stops = 150

/** A user without a mouse: everything goes through keys. */
export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Goes to a control with Tab, or back to it with Shift Tab. */
  async to(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await control.waitFor()
    for (let n = 0; n < stops; n++) {
      if (await control.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press(key)
    }
    throw new Error(`${control.toString()} is not reached with ${key}`)
  }

  /** Replaces what a field holds, leaving it selected to begin with as Tab does. */
  async write(field: Locator, text: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.to(field, key)
    await this.press('Control+a')
    await this.page.keyboard.type(text)
    await expect(field).toHaveValue(text)
  }

  async enter(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.to(control, key)
    await this.press('Enter')
  }
}
