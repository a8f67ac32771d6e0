import type { Locator, Page } from '@playwright/test'
import { partsOf, textOf } from '../main/report/opened.ts'
import { expect, test } from './fixtures.ts'
import { backupDisk, calmTablespaces, disks } from './outputs.ts'
import { SetupForm } from './pages/setup-form.ts'
import { putOnClipboard, seenItems, Wizard } from './pages/wizard.ts'
import { savedFile } from './saved-file.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00', actionTimeout: 20_000 })

const limit = 30
const target = 26

/** Counts as an interaction: one key or chord, one click, one paste. */
class Hand {
  readonly page: Page
  readonly done: string[] = []

  constructor(page: Page) {
    this.page = page
  }

  async press(key: string): Promise<void> {
    this.done.push(key)
    await this.page.keyboard.press(key)
  }

  async click(control: Locator): Promise<void> {
    this.done.push('click')
    await control.click()
  }

  async paste(text: string): Promise<void> {
    await putOnClipboard(this.page, text)
    this.done.push('paste')
    await this.page.keyboard.press('Control+v')
  }
}

test('a quarter in which all is normal takes few interactions from the home page to the saved report', async ({
  shell,
  folder,
}) => {
  test.slow()
  const { page } = shell
  const form = new SetupForm(page)
  await form.fill()
  await form.field('7×24 热线电话').fill('400-000-0000')
  await form.field('院方接口人').fill('接口人乙')
  await form.finish()

  const hand = new Hand(page)
  const wizard = new Wizard(page)
  await expect(page.getByRole('button', { name: /^开始 2026 Q3 季度巡检/ })).toBeFocused()
  await hand.press('Enter')
  await wizard.at('准备')
  await hand.press('Enter')
  for (const item of seenItems) {
    await wizard.at(item)
    await hand.press('1')
  }
  const pasted: readonly (readonly [string, string, string])[] = [
    ['ENV-05', calmTablespaces, 'EBILL_DATA'],
    ['ENV-06', '', 'SYSAUX'],
    ['ENV-07', backupDisk, '/backup'],
    ['ENV-08', disks(65), '/u01'],
  ]
  for (const [item, text, row] of pasted) {
    await wizard.at(item)
    await expect(wizard.judgement).toContainText(text === '' ? '按 1' : '还缺实测值')
    if (text !== '') await hand.paste(text)
    await expect(wizard.values).toContainText(row)
    await hand.press('1')
  }
  await wizard.at('ENV-09')
  await hand.press('1')
  await wizard.at('结论与建议')
  await hand.click(page.getByRole('button', { name: '三类建议确认“本季度无”' }))
  await expect(page.getByRole('complementary', { name: '缺项与提醒' }).getByText('没有缺项，可以定稿')).toBeVisible()
  await hand.press('Control+ArrowRight')
  await wizard.at('报告与签字')
  await expect(page.getByRole('button', { name: '定稿 V1.0', exact: true })).toBeEnabled()
  await hand.press('Control+Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: '定稿 V1.0' })).toBeFocused()
  await hand.press('Enter')
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  const file = await savedFile(shell, folder, () => hand.click(page.getByRole('button', { name: /^另存/ })))

  console.log(`interactions: ${hand.done.length} of at most ${limit}, target ${target} (${hand.done.join(' ')})`)
  test.info().annotations.push({ type: 'interactions', description: String(hand.done.length) })
  const text = textOf((await partsOf(file.bytes)).get('word/document.xml')!)
  expect(text).toContain('60.00%')
  expect(text).toContain('全部检查项结果正常')
  expect(hand.done.length).toBeLessThanOrEqual(limit)
})
