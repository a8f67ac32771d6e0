import { expect, test as fresh } from './fixtures.ts'
import { InspectionPage } from './inspection-page.ts'
import { test as played } from './quarters.ts'

fresh.use({ clock: '2026-09-22T15:08:00.000+08:00' })

fresh('a typed value is judged at once, on every digit that was typed', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('ENV-05')
  await opened.value('表空间名称').fill('EBILL_DATA')
  const value = opened.value('EBILL_DATA 使用率')
  await value.fill('79.999')
  await expect(opened.values.locator('.col-verdict[role=status]')).toHaveText('正常')
  await value.fill('80')
  await expect(opened.judgement).toContainText('判定 关注：EBILL_DATA 80.00% 满足合同“均少于90%”')
  await value.fill('89.999')
  await expect(opened.judgement).toContainText('判定 关注：EBILL_DATA 89.999%')
  await value.fill('９０．０００')
  await expect(opened.judgement).toContainText('判定 异常：EBILL_DATA 90.00% 不满足合同“均少于90%”。')
  await expect(value).toBeFocused()
  // What is no number stays in the box, with a sentence.
  await value.fill('九十')
  await expect(opened.values.getByRole('alert')).toContainText('您写的还在框里。')
  await expect(value).toHaveValue('九十')
  await value.fill('101')
  await expect(opened.values.getByRole('alert')).toContainText('太大')
  await value.fill('93.4099')
  await value.blur()
  await expect(value).toHaveValue('93.41')
  await opened.saved()
  await page.reload()
  await expect(opened.value('EBILL_DATA 使用率')).toHaveValue('93.41')
  await opened.value('EBILL_DATA 使用率').focus()
  await expect(opened.value('EBILL_DATA 使用率')).toHaveValue('93.4099')
})

fresh('rows can be added, named, and taken away again', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('ENV-05')
  for (const [n, [name, value]] of [
    ['EBILL_A', '50'],
    ['EBILL_B', '95'],
  ].entries()) {
    if (n > 0) await opened.values.getByRole('button', { name: '添加表空间' }).click()
    await opened.values.getByPlaceholder('表空间名称').last().fill(name!)
    await opened.value(`${name} 使用率`).fill(value!)
  }
  await opened.value('EBILL_B 使用率').blur()
  // The worst comes first once nobody is typing.
  await expect(opened.values.locator('tbody tr').first()).toContainText('异常')
  await page.getByRole('button', { name: 'EBILL_B 使用率：更多' }).click()
  await page.getByRole('menuitem', { name: '删除这一行' }).click()
  await expect(opened.values.locator('tbody tr')).toHaveCount(1)
  await opened.undo.click()
  await expect(opened.values.locator('tbody tr')).toHaveCount(2)
})

fresh('one click writes problem, advice, risk, party and date; Ctrl Z takes all of it back', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('ENV-05')
  await opened.value('表空间名称').fill('EBILL_DATA')
  await opened.value('EBILL_DATA 使用率').fill('93.41')
  await opened.verdict('异常').click()
  await page.getByRole('button', { name: /EBILL_DATA 使用率 93\.41%，不满足合同/ }).click()
  await expect(page.getByLabel('问题描述')).toHaveValue(/^EBILL_DATA 使用率 93\.41%/)
  await expect(page.getByLabel('建议完成', { exact: true })).toHaveValue('2026-10-07')
  await expect(page.getByRole('radiogroup', { name: '风险等级' }).getByRole('radio', { name: '高' })).toBeChecked()
  await expect(page.getByRole('radiogroup', { name: '责任方' }).getByRole('radio', { name: '甲方' })).toBeChecked()
  await expect(opened.row('ENV-05')).toContainText('缺 1 处')
  await opened.undo.click()
  await expect(page.getByLabel('问题描述')).toHaveValue('')
})

fresh('a choice made right after typing keeps the text, and a date is read in every usual form', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-03')
  await opened.verdict('关注').click()
  const problem = page.getByLabel('问题描述')
  await problem.fill('短信通道偶有延迟')
  await page.getByRole('radiogroup', { name: '风险等级' }).getByRole('radio', { name: '中' }).click()
  await page.getByLabel('影响范围').fill('取票')
  await page.getByRole('radiogroup', { name: '责任方' }).getByRole('radio', { name: '乙方' }).click()
  const due = page.getByLabel('建议完成', { exact: true })
  await due.fill('下周')
  await due.blur()
  await expect(page.getByText('“下周”不是日期')).toBeVisible()
  await due.fill('１０月８日')
  await due.blur()
  await expect(due).toHaveValue('2026-10-08')
  await opened.saved()
  await page.reload()
  await expect(problem).toHaveValue('短信通道偶有延迟')
  await expect(page.getByLabel('影响范围')).toHaveValue('取票')
  await expect(page.getByRole('radiogroup', { name: '风险等级' }).getByRole('radio', { name: '中' })).toBeChecked()
  await expect(due).toHaveValue('2026-10-08')
})

fresh('a sub-point that is marked alone decides; the others follow in one click', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  const points = page.getByRole('region', { name: '子项' })
  const first = points.getByRole('listitem').first()
  await first.getByRole('button').click()
  await page.getByRole('menuitem', { name: '关注' }).click()
  await first.getByRole('textbox').fill('有 3 个项目未对照')
  await points.getByRole('button', { name: /其余 \d+ 个记为正常/ }).click()
  await expect(opened.verdict('关注')).toBeChecked()
  await expect(opened.judgement).toContainText('（有 3 个项目未对照）')
  await expect(page.getByLabel('问题描述')).toBeVisible()
})

fresh('不适用 is complete with one of the usual reasons', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  await opened.goTo('BIZ-02')
  await opened.verdict('不适用').click()
  await expect(opened.row('BIZ-02')).toContainText('缺 1 处')
  await opened.page.getByRole('list', { name: '常用理由' }).getByRole('button').first().click()
  await expect(opened.row('BIZ-02')).toContainText('不适用')
})

fresh('what is typed in 准备 is there after a reload', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.list.getByRole('button', { name: /准备/ }).click()
  await page.getByLabel('院方见证人').fill('信息科接口人乙')
  await page.getByLabel('检查开始日期', { exact: true }).fill('9-21')
  await page.getByLabel(/^7×24 热线电话/).fill('400-000-0000')
  await page.getByLabel('范围限制').fill('本次不含备机')
  await opened.saved()
  await page.waitForTimeout(600)
  await page.reload()
  await expect(page.getByLabel('院方见证人')).toHaveValue('信息科接口人乙')
  await expect(page.getByLabel('检查开始日期', { exact: true })).toHaveValue('2026-09-21')
  await expect(page.getByLabel(/^7×24 热线电话/)).toHaveValue('400-000-0000')
  await expect(page.getByLabel('范围限制')).toHaveValue('本次不含备机')
  await expect(opened.list.getByRole('button', { name: /准备/ })).toContainText('完成')
})

fresh(
  'a command is copied, marked as unconfirmed until somebody confirms it, and again once it is changed',
  async ({ shell, kind }) => {
    const opened = await InspectionPage.begin(shell)
    const { page } = opened
    if (kind === 'loopback') await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await opened.goTo('ENV-08')
    const commands = page.getByRole('region', { name: '命令' })
    await commands.getByRole('button', { name: '复制' }).click()
    await expect(commands.getByText('已复制')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await commands.locator('pre').textContent())
    await expect(commands.getByText('未经现场验证')).toBeVisible()
    await commands.getByRole('button', { name: '我已验证' }).click()
    await expect(commands.getByText('已现场验证 2026-09-22')).toBeVisible()
    await commands.getByRole('button', { name: '修改' }).click()
    await commands.getByRole('textbox').press('End')
    await commands.getByRole('textbox').pressSequentially(' ')
    await expect(commands.getByText('未经现场验证')).toBeVisible()
  },
)

fresh('values that contradict the result keep the item open and are told', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  await opened.goTo('ENV-08')
  await opened.value('卷名称').fill('/data')
  await opened.value('/data 使用率').fill('95')
  await opened.value('/data 使用率').blur()
  await opened.verdict('正常').click()
  await expect(opened.judgement).toContainText('结果与实测值矛盾')
  await opened.expectAt('ENV-08')
  await expect(opened.row('ENV-08')).toContainText('缺 1 处')
})

played.describe('after an earlier quarter', () => {
  played.use({ outcome: 'problems' })

  played('last quarter stands beside the value and is never filled in', async ({ shell, quarters }) => {
    const opened = await InspectionPage.open(shell, quarters.open, 'ENV-05')
    await expect(opened.values.getByText('相同?').first()).toBeVisible()
    await expect(opened.page.getByRole('region', { name: /走势$/ })).toBeVisible()
  })

  played('the value after a repair stands beside the first one', async ({ shell, quarters }) => {
    const opened = await InspectionPage.open(shell, quarters.open, 'ENV-05')
    const { page } = opened
    const worst = opened.values.locator('tbody tr').first()
    const before = await worst.locator('.number-field input').first().inputValue()
    await page.getByRole('button', { name: '现场处理并复测' }).click()
    const after = worst.getByLabel(/复测/)
    await after.fill('71.2')
    await page.getByLabel('做了什么').fill('新增 10 GB 数据文件')
    await page.getByLabel('做了什么').blur()
    await opened.saved()
    await page.reload()
    await expect(worst.getByLabel(/复测/)).toHaveValue('71.20')
    await expect(worst.locator('.number-field input').first()).toHaveValue(before)
    await expect(opened.verdict('异常')).toBeChecked()
    await expect(page.getByLabel('做了什么')).toHaveValue('新增 10 GB 数据文件')
  })

  played('a finalised inspection is read-only and says so', async ({ shell, quarters }) => {
    const opened = await InspectionPage.open(shell, quarters.done, 'ENV-05')
    const { page } = opened
    await expect(page.getByText('定稿 V1.0').first()).toBeVisible()
    await expect(opened.verdict('正常')).toBeDisabled()
    await expect(opened.values.getByRole('textbox')).toHaveCount(0)
    await expect(opened.evidence.getByRole('button', { name: /粘贴截图或文本/ })).toHaveCount(0)
    await opened.row('ENV-05').focus()
    await page.keyboard.press('1')
    await page.waitForTimeout(300)
    await opened.expectAt('ENV-05')
    await expect(opened.verdict('正常')).not.toBeChecked()
  })

  played('the history says who changed what', async ({ shell, quarters }) => {
    const opened = await InspectionPage.open(shell, quarters.open, 'ENV-05')
    await opened.page.getByRole('button', { name: /^历史 \d+ 次改动$/ }).click()
    const drawer = opened.page.getByRole('dialog')
    await expect(drawer.getByText(/结果：.* → 异常/).first()).toBeVisible()
    await opened.page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
  })
})
