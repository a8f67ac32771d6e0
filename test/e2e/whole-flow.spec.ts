import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Shell } from './shell.ts'
import { partsOf, schemaErrors, textOf } from '../main/report/opened.ts'
import { expect, test } from './fixtures.ts'
import { Keyboard } from './keyboard.ts'
import { backupDisk, disks, fullTablespaces } from './outputs.ts'
import { SetupForm } from './pages/setup-form.ts'
import { seenItems, Wizard } from './pages/wizard.ts'
import { type SavedFile, savedFile } from './saved-file.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00', actionTimeout: 20_000 })
test.describe.configure({ timeout: 180_000 })

/** Stands for the scanned page. */
const scan = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const action = '经院方同意，清理 /u01 下 90 天前的归档日志'
const reason = '更正备注中的错别字'

/** The quarter that both tests make, as its report must tell it. */
async function checkReport({ name, bytes }: SavedFile, version: string): Promise<void> {
  expect(name).toMatch(new RegExp(`示例医院.*${version.replace('.', '\\.')}.*\\.docx$`))
  expect(await schemaErrors(bytes)).toEqual([])
  const text = textOf((await partsOf(bytes)).get('word/document.xml')!)
  for (const fact of [
    '示例医院',
    '示例信息技术有限公司',
    '工程师甲',
    '400-000-0000',
    'XJ-2026-Q3-001',
    version,
    'EBILL_DATA',
    '93.41',
    '续签，非原文',
    '/u01',
    '85.50',
    '61.20',
    action,
    '原文重现',
  ])
    expect.soft(text, fact).toContain(fact)
  expect.soft(text).not.toMatch(/undefined|NaN|\[object/)
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Hashes of every evidence file that the app keeps; signed reports are among them. */
function keptFiles(shell: Shell): string[] {
  return readdirSync(shell.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => sha256(readFileSync(`${entry.parentPath}/${entry.name}`)))
}

test('a new user brings a quarter from the first run to the correction of a signed report, by mouse', async ({
  shell,
  folder,
}) => {
  const { page } = shell
  await new SetupForm(page).fill()
  await page.getByLabel('7×24 热线电话').fill('400-000-0000')
  await page.getByLabel('院方接口人').fill('接口人乙')
  await page.getByRole('button', { name: /^完成，去首页/ }).click()
  await page.getByRole('button', { name: /^开始 2026 Q3 季度巡检/ }).click()

  const wizard = new Wizard(page)
  await page.getByLabel('检查地点').fill('示例医院信息科机房')
  await page.getByRole('button', { name: /^开始检查/ }).click()
  for (const item of seenItems) {
    await wizard.at(item)
    await wizard.verdict('正常').click()
  }

  await wizard.at('ENV-05')
  await wizard.paste(fullTablespaces)
  await expect(wizard.values).toContainText('EBILL_DATA')
  await expect(wizard.judgement).toContainText('93.41')
  await wizard.verdict('异常').click()
  await expect(wizard.finding).toBeVisible()
  await wizard.finding.locator('.suggestion-card li button').first().click()
  await expect(wizard.finding.getByLabel('问题描述')).toHaveValue(/EBILL_DATA.*93\.41/)
  await page.getByRole('button', { name: /^下一项/ }).click()

  await wizard.at('ENV-06')
  await wizard.verdict('正常').click()
  await wizard.at('ENV-07')
  await wizard.paste(backupDisk)
  await expect(wizard.values).toContainText('/backup')
  await wizard.verdict('正常').click()

  await wizard.at('ENV-08')
  await wizard.paste(disks(85.5))
  await expect(wizard.judgement).toContainText('85.5')
  await wizard.verdict('关注').click()
  await wizard.finding.locator('.suggestion-card li button').first().click()
  await page.getByRole('button', { name: '现场处理并复测' }).click()
  await page.getByLabel('做了什么').fill(action)
  await wizard.values.getByLabel(/\/u01.*复测/).fill('61.2')
  await wizard.values.getByLabel(/\/u01.*复测/).blur()
  await expect(page.getByRole('region', { name: '现场处理并复测' })).toContainText('正常')
  await page.getByRole('button', { name: /^下一项/ }).click()

  await wizard.at('ENV-09')
  await wizard.verdict('正常').click()
  await expect(wizard.progress(16)).toBeVisible()

  await page.getByRole('button', { name: /检查缺项/ }).click()
  await expect(page.getByRole('heading', { name: '结论与建议' })).toBeVisible()
  const confirm = page.getByRole('main').getByRole('button', { name: /确认“本季度无”/ })
  while ((await confirm.count()) > 0) {
    const before = await confirm.count()
    await confirm.first().click()
    await expect.poll(() => confirm.count()).toBeLessThan(before)
  }
  await page.getByRole('button', { name: /去报告/ }).click()
  await expect(page.getByRole('main')).toContainText('93.41', { timeout: 60_000 })
  await page.getByRole('button', { name: /^定稿 V1\.0/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^定稿 V1\.0/ })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 })

  const save = page.getByRole('button', { name: /^另存/ })
  const first = await savedFile(shell, folder, () => save.click())
  await checkReport(first, 'V1.0')

  await page.getByRole('button', { name: '打印签章' }).click()
  await page.getByRole('button', { name: '选择扫描件' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByTestId('scan-files')
    .setInputFiles({ name: '签字页.pdf', mimeType: 'application/pdf', buffer: scan })
  await dialog.getByLabel('院方签字人').fill('接口人乙')
  await dialog.getByLabel('签字日期').fill('2026-09-23')
  await dialog.getByRole('button', { name: '挂接' }).click()
  await expect(page.getByText('接口人乙 2026-09-23 签 · 1 件')).toBeVisible()

  await page.getByRole('button', { name: /^更正（出 V1\.1）/ }).click()
  await dialog.getByLabel(/^更正原因/).fill(reason)
  await dialog.getByRole('button', { name: '开始更正' }).click()
  await wizard.row('业务功能').click()
  await wizard.open('BIZ-01')
  await page.getByRole('button', { name: '写备注' }).click()
  await page.getByLabel('备注', { exact: true }).fill('码表以院方下发的为准。')
  await wizard.row('报告与签字').click()
  await page.getByRole('button', { name: /^定稿 V1\.1/ }).click()
  await dialog.getByRole('button', { name: /^定稿 V1\.1/ }).click()
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  const second = await savedFile(shell, folder, () => save.click())
  await checkReport(second, 'V1.1')
  expect(second.name).not.toBe(first.name)
  expect(textOf((await partsOf(second.bytes)).get('word/document.xml')!)).toContain(reason)

  await page
    .getByRole('region', { name: '版本', exact: true })
    .getByRole('button', { name: /^V1\.0/ })
    .click()
  await expect(page.getByText('这是已被替代的 V1.0')).toBeVisible()
  const old = await savedFile(shell, folder, () => save.click())
  expect(sha256(old.bytes)).toBe(sha256(first.bytes))
  expect(keptFiles(shell)).toEqual(expect.arrayContaining([first.bytes, second.bytes, scan].map(sha256)))
})

test('the same without a mouse', async ({ shell, folder }) => {
  const { page } = shell
  const keys = new Keyboard(page)
  const form = new SetupForm(page)
  await expect(form.field('工程师姓名')).toBeFocused()
  await keys.write(form.field('工程师姓名'), '工程师甲')
  await keys.write(form.field('公司名称'), '示例信息技术有限公司')
  await keys.write(form.field('7×24 热线电话'), '400-000-0000')
  await keys.write(page.getByLabel('医院', { exact: true }), '示例医院')
  await keys.write(form.field('院方接口人'), '接口人乙')
  await keys.to(page.getByRole('radio', { name: /合同 A/ }))
  await keys.press('Space')
  await keys.enter(page.getByRole('button', { name: '改为 2026-01-01 至 2026-12-31' }))
  await keys.press('Control+Enter')
  await expect(page.getByRole('button', { name: /^开始 2026 Q3 季度巡检/ })).toBeFocused()
  await keys.press('Enter')

  const wizard = new Wizard(page)
  await wizard.at('准备')
  await keys.write(page.getByLabel('检查地点'), '示例医院信息科机房')
  await keys.press('Escape')
  await wizard.at('准备')
  await keys.press('Enter')
  for (const item of seenItems) {
    await wizard.at(item)
    await keys.press('1')
  }

  await wizard.at('ENV-05')
  await wizard.paste(fullTablespaces)
  await expect(wizard.judgement).toContainText('93.41')
  await keys.press('2')
  await expect(wizard.finding.getByLabel('问题描述')).toBeFocused()
  await keys.enter(wizard.finding.locator('.suggestion-card li button').first(), 'Shift+Tab')
  await expect(wizard.finding.getByLabel('问题描述')).toHaveValue(/EBILL_DATA.*93\.41/)
  await keys.press('Escape')
  await wizard.at('ENV-05')
  await keys.press('Enter')

  await wizard.at('ENV-06')
  await keys.press('1')
  await wizard.at('ENV-07')
  await wizard.paste(backupDisk)
  await expect(wizard.values).toContainText('/backup')
  await keys.press('1')

  await wizard.at('ENV-08')
  await wizard.paste(disks(85.5))
  await expect(wizard.judgement).toContainText('85.5')
  await keys.press('3')
  await expect(wizard.finding.getByLabel('问题描述')).toBeFocused()
  await keys.enter(wizard.finding.locator('.suggestion-card li button').first(), 'Shift+Tab')
  await expect(wizard.finding.getByLabel(/^改进建议/)).not.toHaveValue('')
  await keys.enter(page.getByRole('button', { name: '现场处理并复测' }))
  await keys.write(page.getByLabel('做了什么'), action, 'Shift+Tab')
  await keys.write(wizard.values.getByLabel(/\/u01.*复测/), '61.2', 'Shift+Tab')
  await expect(page.getByRole('region', { name: '现场处理并复测' })).toContainText('正常')
  await keys.press('Escape')
  await wizard.at('ENV-08')
  await keys.press('ArrowDown')

  await wizard.at('ENV-09')
  await keys.press('1')
  await wizard.at('结论与建议')
  await expect(wizard.progress(16)).toBeVisible()
  await expect(page.getByRole('heading', { name: '结论与建议' })).toBeVisible()
  const none = page.getByRole('main').getByRole('button', { name: /确认“本季度无”/ })
  for (let left = await none.count(); left > 0; left = await none.count()) {
    await keys.press('F8')
    await expect.poll(() => none.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))).toBe(true)
    await keys.press('Enter')
    await expect.poll(() => none.count()).toBeLessThan(left)
  }
  await keys.press('Escape', 'Control+ArrowRight')
  await wizard.at('报告与签字')
  await expect(page.getByRole('button', { name: '定稿 V1.0', exact: true })).toBeEnabled()
  const main = page.getByRole('main')
  await expect(main).toContainText('93.41', { timeout: 60_000 })
  const dialog = page.getByRole('dialog')
  await keys.press('Control+Enter')
  await expect(dialog.getByRole('button', { name: /^定稿 V1\.0/ })).toBeFocused()
  await keys.press('Enter')
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  const save = page.getByRole('button', { name: /^另存/ })
  const first = await savedFile(shell, folder, () => keys.enter(save))
  await checkReport(first, 'V1.0')

  await keys.press('Control+Enter')
  await expect(page.getByRole('region', { name: '签章与归档' }).getByText(/ · \d 份$/)).toBeVisible()
  await keys.press('Control+Enter')
  const chosen = page.waitForEvent('filechooser')
  await expect(dialog.getByRole('button', { name: /^选择扫描件/ })).toBeFocused()
  await keys.press('Enter')
  await (await chosen).setFiles({ name: '签字页.pdf', mimeType: 'application/pdf', buffer: scan })
  await keys.write(dialog.getByLabel('院方签字人'), '接口人乙')
  await keys.press('Enter')
  await expect(page.getByText('接口人乙 2026-09-22 签 · 1 件')).toBeVisible()

  await keys.enter(page.getByRole('button', { name: /^更正（出 V1\.1）/ }))
  await expect(dialog.getByLabel(/^更正原因/)).toBeFocused()
  await page.keyboard.type(reason)
  await keys.enter(dialog.getByRole('button', { name: '开始更正' }))
  await expect(page.getByText('正在更正')).toBeVisible()
  await expect(main).toContainText('93.41', { timeout: 60_000 })
  await keys.press('Control+Enter')
  await expect(dialog.getByRole('button', { name: /^定稿 V1\.1/ })).toBeFocused()
  await keys.press('Enter')
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  const second = await savedFile(shell, folder, () => keys.enter(save))
  await checkReport(second, 'V1.1')
  await keys.enter(page.getByRole('region', { name: '版本', exact: true }).getByRole('button', { name: /^V1\.0/ }))
  await expect(page.getByText('这是已被替代的 V1.0')).toBeVisible()
  const old = await savedFile(shell, folder, () => keys.enter(save))
  expect(sha256(old.bytes)).toBe(sha256(first.bytes))
})
