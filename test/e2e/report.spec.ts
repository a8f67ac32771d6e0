import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import JSZip from 'jszip'
import { ConclusionPage } from './conclusion-page.ts'
import type { Shell } from './fixtures.ts'
import { expect, test } from './quarters.ts'
import { ReportPage } from './report-page.ts'

// Several whole reports are drawn in one test, on machines of two cores.
test.describe.configure({ timeout: 120_000 })

/** Text of a Word file. */
async function textOf(bytes: Buffer): Promise<string> {
  const xml = await (await JSZip.loadAsync(bytes)).file('word/document.xml')!.async('string')
  return xml.replace(/<[^>]+>/g, '')
}

/** Saves the shown file the way the shell does it, and reads it. */
async function saved(shell: Shell, folder: string, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  if (shell.kind === 'loopback') {
    const [download] = await Promise.all([shell.page.waitForEvent('download'), act()])
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
  const path = join(folder, '报告.docx')
  shell.answer({ saveAs: path })
  await act()
  await expect(shell.page.getByText(`已另存为 ${path}`)).toBeVisible()
  const asked = shell.journal().findLast((entry) => entry.what === 'save-dialog')
  return { name: asked?.suggested.split('/').at(-1) ?? '', bytes: readFileSync(path) }
}

test('from the last item to the saved report: confirm, next step, finalise, save', async ({
  shell,
  quarters,
  folder,
}) => {
  const conclusion = await ConclusionPage.open(shell, quarters.open)
  await conclusion.confirmAll.click()
  await expect(conclusion.gaps).toContainText('没有缺项')
  await conclusion.page.keyboard.press('Control+ArrowRight')
  const step = new ReportPage(shell.page)
  await step.aside.getByRole('button', { name: '定稿 V1.0' }).click()
  await expect(step.dialog).toContainText('XJ-2024-Q2-001 V1.0')
  await expect(step.dialog).toContainText('16 项：正常 16')
  await expect(step.dialog).toContainText('定稿后只读。更正只能出 V1.1，V1.0 保留。')
  await step.dialog.getByRole('button', { name: '定稿 V1.0' }).click()
  await expect(step.stage()).toHaveText('定稿', { timeout: 40_000 })
  const file = await saved(shell, folder, () => step.saveAs.click())
  expect(file.name).toBe('示例医院_2024 Q2季度巡检报告_XJ-2024-Q2-001_V1.0.docx')
  expect(await textOf(file.bytes)).toContain('XJ-2024-Q2-001')
})

test('finalising waits for the self-check, and says what is missing', async ({ shell, quarters }) => {
  const step = await ReportPage.open(shell, quarters.open)
  await expect(step.aside.getByRole('button', { name: '定稿 V1.0（自检还差 1 项）' })).toBeDisabled()
  await expect(step.page.getByText('还缺 3 处，这是未完成的草稿。')).toBeVisible()
  await step.aside.getByRole('button', { name: '三类建议齐全：去处理' }).click()
  await expect(step.page).toHaveURL(/step=conclusion&field=none-tuning/)
})

test.describe('with problems', () => {
  test.use({ outcome: 'problems' })

  test('the draft is drawn from the Word file, marked, and a row leads to its item', async ({ shell, quarters }) => {
    const violations: string[] = []
    shell.page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text())
    })
    const step = await ReportPage.open(shell, quarters.open)
    await step.drawn()
    await expect(step.paper).toContainText('草稿')
    await expect(step.paper.getByText('EBILL_DATA').first()).toBeVisible()
    const pictures = step.paper.locator('img')
    expect(await pictures.count()).toBeGreaterThan(9)
    expect(await pictures.evaluateAll((all) => all.every((p) => (p as HTMLImageElement).naturalWidth > 0))).toBe(true)
    // The styles of the file have arrived: its tables have lines, its headings their size.
    expect(
      await step.paper
        .locator('td')
        .nth(20)
        .evaluate((cell) => getComputedStyle(cell).borderTopStyle),
    ).toBe('solid')
    await step.page.getByRole('combobox', { name: '章节' }).click()
    await step.page.locator('.ant-select-item-option').filter({ hasText: '主要问题一览' }).click()
    const row = step.paper.locator('tr').filter({ hasText: '（ENV-05）' }).first()
    await expect(row).toBeInViewport()
    expect(violations).toEqual([])
    await row.click()
    await expect(step.page).toHaveURL(/item=ENV-05/)
    await step.page.goBack()
    // Nothing was changed: the draft that was drawn is shown at once.
    await expect(step.paper.locator('section').first()).toBeAttached()
    await step.paper.getByRole('link', { name: /回到 ENV-03$/ }).focus()
    await step.page.keyboard.press('Enter')
    await expect(step.page).toHaveURL(/item=ENV-03/)
  })

  test('zooming, and back to the width of the window', async ({ shell, quarters }) => {
    const step = await ReportPage.open(shell, quarters.done)
    await step.drawn()
    const width = (): Promise<number> => step.paper.evaluate((e) => Math.round(e.getBoundingClientRect().width))
    const before = await width()
    await step.page.getByRole('button', { name: '放大' }).click()
    expect(await width()).toBeGreaterThan(before)
    await step.page.getByRole('button', { name: /^缩放/ }).click()
    expect(await width()).toBe(before)
  })

  for (const [name, finalised] of [
    ['draft', false],
    ['finalised', true],
  ] as const)
    test(`no violation of WCAG A or AA in either theme, ${name}`, async ({ shell, quarters }) => {
      const step = await ReportPage.open(shell, finalised ? quarters.done : quarters.open)
      await step.drawn()
      for (const theme of ['light', 'high-contrast']) {
        if (theme === 'high-contrast') await step.page.keyboard.press('Control+Alt+h')
        await expect(step.page.locator('html')).toHaveAttribute('data-theme', theme)
        // The paper is the Word file as it will be printed; what is wrong there is wrong in the report.
        const { violations } = await new AxeBuilder({ page: step.page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
          .exclude('[data-testid="report-paper"]')
          .analyze()
        expect(violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))])).toEqual([])
      }
    })
})

test('the build is shown with its progress and can be stopped', async ({ shell, quarters }) => {
  const step = await ReportPage.open(shell, quarters.open)
  await step.page.getByRole('button', { name: '取消' }).click()
  await expect(step.page.getByText('草稿没有生成。')).toBeVisible()
  await step.page.getByRole('button', { name: '生成草稿' }).click()
  await step.drawn()
})

test('the paper is printed, scanned, handed over and put away', async ({ shell, quarters }) => {
  const step = await ReportPage.open(shell, quarters.done)
  await expect(step.stage()).toHaveText('定稿')
  await step.aside.getByLabel('打印份数').fill('3')
  await step.aside.getByRole('button', { name: '打印签章' }).click()
  await expect(step.stage()).toHaveText('打印签章')
  await expect(step.aside).toContainText('2024-06-20 15:0')
  await expect(step.aside).toContainText('3 份')

  await step.aside.getByRole('button', { name: '选择扫描件' }).click()
  await step.dialog.getByRole('button', { name: /^挂\s?接$/ }).click()
  await expect(step.dialog).toContainText('请先选择扫描件')
  await expect(step.dialog).toContainText('请填写签字人')
  await step.page.getByTestId('scan-files').setInputFiles([
    { name: '签字页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') },
    { name: '盖章页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') },
  ])
  await step.dialog.getByLabel('院方签字人').fill('接口人乙')
  await step.dialog.getByLabel('签字日期').fill('2024-03-22')
  await step.dialog.getByRole('button', { name: /^挂\s?接$/ }).click()
  await expect(step.stage()).toHaveText('挂扫描件')
  await expect(step.aside).toContainText('接口人乙 2024-03-22 签 · 2 件')

  await step.aside.getByRole('button', { name: '登记送达' }).click()
  await step.dialog.getByRole('button', { name: '登记送达' }).click()
  await expect(step.dialog).toContainText('请填写接收人')
  await step.dialog.getByLabel('接收人').fill('接口人乙')
  await step.dialog.getByLabel('送达日期').fill('6-19')
  await step.dialog.getByRole('button', { name: '登记送达' }).click()
  await expect(step.aside).toContainText(/2024-06-19 15:\d\d 接口人乙 · 现场签收/)

  await step.aside.getByRole('button', { name: /^归\s?档$/ }).click()
  await step.dialog.getByLabel('签字原件存放在').fill('档案柜 3，第 2 盒')
  await step.dialog.getByRole('button', { name: /^归\s?档$/ }).click()
  await expect(step.stage()).toHaveText('归档')
  await expect(step.aside).toContainText('档案柜 3，第 2 盒')
})

test('a correction asks why and ends in V1.1; V1.0 opens as it was signed', async ({ shell, quarters, folder }) => {
  const step = await ReportPage.open(shell, quarters.done)
  const before = await saved(shell, folder, () => step.saveAs.click())
  await step.aside.getByRole('button', { name: '更正（出 V1.1）' }).click()
  await step.dialog.getByRole('button', { name: '开始更正' }).click()
  await expect(step.dialog).toContainText('请写明更正的原因')
  await step.dialog.getByLabel(/^更正原因/).fill('签字人写错')
  await step.dialog.getByRole('button', { name: '开始更正' }).click()
  await expect(step.stage()).toHaveText('草稿')
  await expect(step.aside).toContainText('原因：签字人写错')
  await step.finalise('V1.1')
  await expect(step.versions.getByRole('button', { name: /^V1\.1/ })).toContainText('现行')
  await step.versions.getByRole('button', { name: /^V1\.0/ }).click()
  await expect(step.versions.getByRole('button', { name: /^V1\.0/ })).toContainText('已被 V1.1 替代')
  await expect(step.page.getByText('这是已被替代的 V1.0')).toBeVisible()
  await expect(step.saveAs).toBeEnabled()
  const signed = await saved(shell, folder, () => step.saveAs.click())
  expect(signed.bytes.equals(before.bytes)).toBe(true)
  await step.aside.getByRole('button', { name: '按存档内容重新生成' }).click()
  await expect(step.aside.getByRole('button', { name: '另存重新生成的' })).toBeVisible({ timeout: 40_000 })
  const again = await saved(shell, folder, () => step.saveAs.click())
  expect(again.name).toContain('V1.0_重新生成')
  expect(await textOf(again.bytes)).toBe(await textOf(before.bytes))
})

test('a correction without a change can be given up', async ({ shell, quarters }) => {
  const step = await ReportPage.open(shell, quarters.done)
  await step.aside.getByRole('button', { name: '更正（出 V1.1）' }).click()
  await step.dialog.getByLabel(/^更正原因/).fill('看错了')
  await step.dialog.getByRole('button', { name: '开始更正' }).click()
  await step.aside.getByRole('button', { name: '放弃更正' }).click()
  await expect(step.stage()).toHaveText('定稿')
})

test('the document opens in Word or WPS where there is a desktop; why it did not is told and stays', async ({
  shell,
  quarters,
  kind,
}) => {
  const step = await ReportPage.open(shell, quarters.done)
  const open = step.aside.getByRole('button', { name: 'Word/WPS' })
  if (kind === 'loopback') {
    await expect(step.saveAs).toBeEnabled()
    await expect(open).toHaveCount(0)
    return
  }
  test.skip(kind === 'electron', 'a real one would start Word')
  await open.click()
  await expect
    .poll(() => shell.journal().some((entry) => entry.what === 'open-path' && entry.path.endsWith('_V1.0.docx')))
    .toBe(true)
  shell.answer({ openPath: 'no application' })
  await open.click()
  await expect(step.aside.getByRole('alert')).toContainText('请安装 Word 或 WPS')
})
