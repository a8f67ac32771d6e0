import { expect, type Page } from '@playwright/test'
import { SetupForm } from './setup-form.ts'
import { Wizard } from './wizard.ts'

/** Ends the first run and begins the inspection of the quarter. */
export async function beginInspection(page: Page, hospital = '示例医院'): Promise<Wizard> {
  const form = new SetupForm(page)
  await form.fill()
  await page.getByLabel('医院', { exact: true }).fill(hospital)
  await form.finish()
  const start = page.getByRole('button', { name: /^开始 20\d\d Q\d 季度巡检/ })
  await expect(start).toBeFocused()
  await page.keyboard.press('Enter')
  const wizard = new Wizard(page)
  await wizard.at('准备')
  return wizard
}
