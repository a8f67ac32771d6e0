import { expect, test } from './fixtures.ts'
import { InspectionPage } from './inspection-page.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00' })

test('key 1 records 正常 and goes on to the next item that nobody has seen, across steps', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-02')
  // One that was left out comes last.
  for (const item of ['BIZ-02', 'BIZ-03', 'BIZ-04', 'BIZ-05', 'BIZ-06', 'BIZ-07', 'ENV-01']) {
    await opened.expectAt(item)
    await expect(opened.row(item)).toBeFocused()
    await page.keyboard.press('1')
  }
  await opened.expectAt('ENV-02')
  await expect(opened.row('ENV-01')).toContainText('正常')
  await expect(page.getByText('7/17').first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'ENV-01 已记为 正常' })).toBeVisible()
})

test('Ctrl Z takes the last act back and returns to it', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  await page.keyboard.press('1')
  await opened.expectAt('BIZ-02')
  await page.keyboard.press('Control+z')
  await opened.expectAt('BIZ-01')
  await expect(opened.row('BIZ-01')).toContainText('未看')
  await expect(opened.undo).toBeHidden()
})

test('arrows and Enter move without recording, in the list and among the results', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  await page.keyboard.press('ArrowDown')
  await opened.expectAt('BIZ-02')
  await page.keyboard.press('Enter')
  await opened.expectAt('BIZ-03')
  await page.keyboard.press('ArrowUp')
  await opened.expectAt('BIZ-02')
  await opened.verdict('正常').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(opened.verdict('关注')).toBeFocused()
  await expect(opened.verdicts.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(page.getByText('0/17').first()).toBeVisible()
  await page.keyboard.press('Space')
  await expect(opened.verdict('关注')).toBeChecked()
})

test('2 to 5 stay and put the focus into the first missing field', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  await page.keyboard.press('4')
  await expect(page.getByLabel('为什么不适用')).toBeFocused()
  await page.keyboard.type('医院不用这项功能')
  await page.keyboard.press('Escape')
  await expect(opened.row('BIZ-01')).toBeFocused()
  await expect(opened.row('BIZ-01')).toContainText('不适用')
  await opened.goTo('ENV-05')
  await page.keyboard.press('2')
  await expect(opened.value('表空间名称')).toBeFocused()
  expect(new URL(page.url()).searchParams.get('item')).toBe('ENV-05')
})

test('1 stays where a required value is missing, and says which', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  await opened.goTo('ENV-08')
  await opened.page.keyboard.press('1')
  await expect(opened.judgement).toContainText('还缺实测值：使用率。粘贴 Ctrl V 或填写。')
  await opened.expectAt('ENV-08')
  await expect(opened.verdicts.getByRole('radio', { checked: true })).toHaveCount(0)
})

test('digits do nothing in a text, during composition, or when they are switched off', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  await page.getByLabel('院方见证').fill('')
  await page.getByLabel('院方见证').pressSequentially('1234')
  await expect(page.getByLabel('院方见证')).toHaveValue('1234')
  await opened.row('BIZ-01').focus()
  await opened
    .row('BIZ-01')
    .evaluate((row) => row.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, isComposing: true })))
  await page.goto(`${shell.origin}/settings`)
  await page.getByRole('switch', { name: /单键/ }).click()
  await page.goBack()
  await opened.row('BIZ-01').focus()
  await page.keyboard.press('1')
  await page.waitForTimeout(400)
  await opened.expectAt('BIZ-01')
  await expect(page.getByText('0/17').first()).toBeVisible()
  await expect(opened.verdicts.getByRole('radio', { checked: true })).toHaveCount(0)
})

test('F8 goes from gap to gap, Ctrl → from step to step, Esc back to the list', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  // The first run gave no hotline: it is the first thing missing.
  await page.keyboard.press('F8')
  await expect(page.getByLabel(/^7×24 热线电话/)).toBeFocused()
  await page.keyboard.press('Control+ArrowRight')
  await expect(page.getByLabel(/^7×24 热线电话/)).toBeFocused()
  await page.keyboard.press('F8')
  await opened.expectAt('BIZ-01')
  await page.keyboard.press('F8')
  await opened.expectAt('BIZ-02')
  await page.keyboard.press('Shift+F8')
  await opened.expectAt('BIZ-01')
  await page.keyboard.press('Escape')
  await expect(opened.row('BIZ-01')).toBeFocused()
  await page.keyboard.press('Control+ArrowRight')
  await opened.expectAt('ENV-01')
  await page.keyboard.press('Control+ArrowRight')
  await expect(page.getByRole('heading', { name: '结论与建议' })).toBeVisible()
  await page.keyboard.press('Control+ArrowLeft')
  await opened.expectAt('ENV-01')
})

test('keys act again once a drawer was closed, and F8 opens the aside of a narrow window', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  await page.getByRole('button', { name: '步骤与依据' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await opened.row('BIZ-01').focus()
  await page.keyboard.press('Control+ArrowRight')
  await opened.expectAt('ENV-01')
  await page.setViewportSize({ width: 1180, height: 620 })
  await expect(opened.evidence).toBeHidden()
  await page.keyboard.press('F4')
  await expect(page.getByRole('button', { name: '关闭' })).toBeFocused()
  await expect(opened.evidence).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(opened.evidence).toBeHidden()
  await opened.verdict('异常').click()
  await expect(opened.row('ENV-01')).toContainText(/缺 \d+ 处/)
  await page.keyboard.press('F8')
  await page.waitForURL((url) => url.searchParams.get('field') === 'sub-points')
  await page.keyboard.press('F8')
  await page.waitForURL((url) => url.searchParams.get('field') === 'evidence')
  await expect(opened.evidence.getByRole('button', { name: /粘贴截图或文本/ })).toBeFocused()
  await page.setViewportSize({ width: 1366, height: 768 })
})

test('an address without an item, or with one that is not there, opens the nearest place', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  const at = new URL(page.url()).pathname
  for (const [query, item] of [
    ['?step=environment', 'ENV-01'],
    ['?step=business&item=BIZ-99', 'BIZ-01'],
    ['?step=nowhere', ''],
    ['', ''],
  ] as const) {
    await page.goto(`${shell.origin}${at}${query}`)
    if (item) await expect(page.locator('.item-meta b')).toHaveText(item)
    else await expect(page.getByRole('heading', { name: '准备', exact: true })).toBeVisible()
  }
})
