import type { Page } from '@playwright/test'
import { expect, test } from './demo.ts'
import { savedFile } from './saved-file.ts'
import { SetupForm } from './pages/setup-form.ts'
import { violations } from './violations.ts'

const cell = (page: Page, clause: string, column: string) => page.locator(`#cell-${clause}-${column}`)

test('a red cell leads to its proof in three actions', async ({ shell: { page } }) => {
  test.setTimeout(120_000)
  await new SetupForm(page).openDemo()
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '义务' }).click()
  await expect(page.getByRole('grid', { name: '义务矩阵' })).toBeVisible()
  await expect(page.getByText('59 条义务')).toBeVisible()
  // 1: the next cell without proof. 2: what is missing. 3: the step that makes it.
  const red = cell(page, 'A-061', '2026-Q2')
  await red.click()
  const panel = page.getByRole('region', { name: 'A-061 2026 Q2' })
  await expect(panel).toContainText('缺少系统故障统计分析说明（R05）')
  await expect(panel).toContainText('本条每季度必做')
  await expect(panel.getByRole('button', { name: '生成 R05（2026 Q2）' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/document\/R05\/contract\/.*period=2026-Q2/)
  await expect(page.getByRole('button', { name: /定稿/ })).toBeVisible()
})

test('arrows move in the grid, F8 goes to the next gap, Esc comes back to the cell', async ({ shell: { page } }) => {
  test.setTimeout(120_000)
  await new SetupForm(page).openDemo()
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '义务' }).click()
  const first = cell(page, 'A-006', '2026-Q2')
  await expect(first).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'A-006', '2026-Q3')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 'A-007', '2026-Q3')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'A-007 2026 Q3' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(page, 'A-007', '2026-Q3')).toBeFocused()
  await page.keyboard.press('F8')
  await expect(page.locator('td:focus')).toHaveAttribute('data-state', 'overdue')
  await page.getByRole('button', { name: /^只看缺证明/ }).click()
  await expect(page.locator('td[data-state="overdue"]').first()).toBeVisible()
  expect(await page.locator('tbody tr:not([class*="group"])').count()).toBeLessThan(59)
})

test('a paper of before is attached to a red cell and proves it; a delay is explained beside it; R15 is made from here', async ({
  shell: { page, origin },
}) => {
  test.setTimeout(120_000)
  await new SetupForm(page).openDemo()
  await page.goto(`${origin}/obligations`)
  const red = cell(page, 'A-061', '2026-Q2')
  await red.click()
  const panel = page.getByRole('region', { name: 'A-061 2026 Q2' })
  await panel.getByRole('button', { name: '写逾期说明' }).click()
  const explain = page.getByRole('dialog', { name: '逾期说明：A-061 2026 Q2' })
  await page.keyboard.press('Control+Enter')
  await expect(explain.getByText('请写明逾期原因')).toBeVisible()
  await explain.getByLabel('为什么没有按时完成').fill('当时换人，漏出说明')
  await explain.getByLabel('预计补齐日期').fill('2026-09-30')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('region', { name: '逾期说明' })).toContainText('当时换人，漏出说明')
  await expect(red).toHaveAttribute('aria-label', /缺证明，逾期 84 天，已写逾期说明$/)
  await panel.getByRole('button', { name: '挂接已有报告' }).click()
  const attach = page.getByRole('dialog', { name: '挂接已有报告：A-061 2026 Q2' })
  await expect(attach.getByLabel('材料名称')).toHaveValue('系统故障统计分析说明')
  await page.keyboard.press('Control+Enter')
  await expect(attach.getByText('请选择签字扫描件')).toBeVisible()
  const scan = { name: '二季度说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed') }
  await page.getByTestId('attach-files').setInputFiles(scan)
  await attach.getByLabel('签字日期').fill('2026-06-29')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(red).toHaveText('R05 挂接')
  await expect(panel).toContainText(
    '挂接的材料代替了：2026 Q2（2026-04-01至2026-06-30）缺少系统故障统计分析说明（R05）',
  )
  await panel.getByRole('button', { name: /^R05 GJ-0001/ }).click()
  const paper = page.getByRole('dialog', { name: '挂接材料 GJ-0001' })
  await expect(paper.getByRole('button', { name: '二季度说明.pdf' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await paper.getByRole('button', { name: '撤销挂接' }).click()
  await paper.getByLabel('撤销原因').fill('挂错了')
  await paper.getByRole('button', { name: '确认撤销' }).click()
  await expect(red).toHaveText('逾期 84 天')
  await page.getByRole('button', { name: '履约追溯矩阵 R15' }).click()
  await expect(page.getByText('八、逾期说明')).toBeVisible({ timeout: 30_000 })
})

test('the matrix is narrowed by state, period and words, and the address keeps it', async ({
  shell: { page, origin },
}) => {
  test.setTimeout(120_000)
  await new SetupForm(page).openDemo()
  await page.goto(`${origin}/obligations`)
  await page.getByRole('button', { name: '筛选' }).click()
  const filter = page.getByRole('region', { name: '筛选条款' })
  await filter.getByRole('checkbox', { name: '缺证明' }).check()
  await filter.getByRole('textbox', { name: '条款号或原文' }).fill('统计分析')
  await expect(filter.getByRole('status')).toHaveText('1/59 条')
  await expect(page.getByRole('rowheader', { name: /^A-061/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await cell(page, 'A-061', '2026-Q2').click()
  await page.reload()
  await expect(page.getByRole('region', { name: 'A-061 2026 Q2' })).toBeVisible()
  await expect(page.getByRole('button', { name: '筛选 2' })).toBeVisible()
  await filter.getByRole('textbox', { name: '条款号或原文' }).fill('没有这样的条款')
  await expect(page.getByText('没有符合筛选的条款')).toBeVisible()
  await page.getByRole('button', { name: '看全部' }).last().click()
  await expect(filter.getByRole('status')).toHaveText('59/59 条')
})

test('contract B shows its 40 obligations, what a breach costs, and its contradictions', async ({ shell }) => {
  test.setTimeout(120_000)
  const { page, origin } = shell
  await new SetupForm(page).openDemo()
  await addContractB(page)
  await page.goto(`${origin}/obligations`)
  await page.getByRole('radiogroup', { name: '合同' }).getByText('合同 B 医疗物资 2026').click()
  await expect(page.getByText('40 条义务 · 2026-07-26 至 2027-07-25')).toBeVisible()
  await expect(page.getByText('¥8,932.00')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /第1合同季/ })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: /^B-045/ })).toContainText('⇄ B-044')
  await cell(page, 'B-026', 'S1').click()
  const panel = page.getByRole('region', { name: 'B-026 第1合同季' })
  await panel.getByRole('button', { name: /^开始/ }).click()
  await expect(page).toHaveURL(/\/inspection\//)
})

async function addContractB(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/contract/new`)
  await page.getByText('合同 B 医疗物资 2026').click()
  await page.getByLabel('医院', { exact: true }).fill('示例卫生服务中心')
  await page.keyboard.press('Control+Enter')
  await expect(page).not.toHaveURL(/contract\/new/)
}

test('duties are listed by urgency, shown by months and exported for calendars', async ({ shell, folder }) => {
  const { page, origin } = shell
  await new SetupForm(page).openDemo()
  await page.goto(`${origin}/duties`)
  await expect(page.getByRole('heading', { name: /^逾期 \d+/ })).toBeVisible()
  await expect(page.getByText('结转到本期').first()).toBeVisible()
  const calendar = await savedFile(shell, folder, () => page.getByRole('button', { name: '导出日历 .ics' }).click())
  expect(calendar.name).toMatch(/^义务_.*2026-09-22\.ics$/)
  expect(calendar.bytes.toString()).toMatch(/^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT/)
  await page.getByText('月历', { exact: true }).click()
  await expect(page.getByRole('heading', { name: '2026 年 9 月' })).toBeVisible()
  await expect(page.getByRole('button', { name: /季度巡检报告/ })).toBeVisible()
})

test('what did not occur is stated with its reason; what occurred says why not', async ({
  shell: { page, origin },
}) => {
  test.setTimeout(120_000)
  await new SetupForm(page).openDemo()
  await page.goto(`${origin}/idle`)
  await expect(page.getByRole('heading', { name: /^没有发生的 \d+ 条/ })).toBeVisible()
  await page.getByRole('checkbox', { name: /^A-018/ }).check()
  await page.getByRole('textbox', { name: 'A-018 没有发生的原因' }).fill('本季度没有报障')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已保存，共 1 条')).toBeVisible()
  await page.getByRole('button', { name: '确认单 R20' }).click()
  await expect(page.getByText('本期未发生/不涉及确认单').first()).toBeVisible()
})

test('the home page says what is owed besides the checks', async ({ shell: { page } }) => {
  test.setTimeout(120_000)
  await new SetupForm(page).openDemo()
  await page.getByRole('link', { name: /其他任务 逾期 \d+ 项/ }).click()
  await expect(page).toHaveURL(/\/duties\?contract=/)
})
