import { AxeBuilder } from '@axe-core/playwright'
import { ConclusionPage } from './conclusion-page.ts'
import { expect, test } from './quarters.ts'
import { savedBar } from './pages/saved-bar.ts'

test('three empty groups are confirmed in one act and taken back in one', async ({ shell, quarters }) => {
  const step = await ConclusionPage.open(shell, quarters.open)
  await expect(step.gaps.getByRole('listitem')).toHaveCount(3)
  await step.confirmAll.click()
  await expect(step.gaps).toContainText('没有缺项，可以定稿')
  await expect(step.group('调优')).toContainText('已确认“本季度无”')
  await expect(step.page.getByRole('button', { name: '去报告' })).toBeVisible()
  await step.undo.click()
  await expect(step.gaps.getByRole('listitem')).toHaveCount(3)
  await expect(step.confirmAll).toHaveText('三类建议确认“本季度无”')
})

test('a gap has a button that leads to it, and F8 goes through them', async ({ shell, quarters }) => {
  const step = await ConclusionPage.open(shell, quarters.open)
  await step.gaps.getByRole('button', { name: /故障预防建议/ }).click()
  await expect(step.group('故障预防').getByRole('button', { name: /确认“本季度无”/ })).toBeFocused()
  await step.page.keyboard.press('F8')
  await expect(step.group('网络安全防护').getByRole('button', { name: /确认“本季度无”/ })).toBeFocused()
  await step.page.keyboard.press('Enter')
  await expect(step.gaps.getByRole('listitem')).toHaveCount(2)
})

test('the conclusion is written from the counts until it is edited; the edit is marked and can be taken back', async ({
  shell,
  quarters,
}) => {
  let step = await ConclusionPage.open(shell, quarters.open)
  const proposed = await step.text.inputValue()
  expect(proposed).toContain('全部检查项结果正常')
  expect(await step.variables()).toContain('全部检查项结果正常')
  await step.text.focus()
  await step.page.keyboard.press('Control+End')
  await step.page.keyboard.insertText('下季度复查接口。')
  expect(await step.edits()).toEqual(['下季度复查接口。'])
  await step.text.blur()
  await expect(step.page.getByText('已改动')).toBeVisible()
  await expect(savedBar(step.page)).toBeVisible()
  await shell.kill()
  await shell.restart()
  step = await ConclusionPage.open(shell, quarters.open)
  await expect(step.text).toHaveValue(`${proposed}下季度复查接口。`)
  expect(await step.edits()).toEqual(['下季度复查接口。'])
  await step.page.getByRole('button', { name: '恢复自动' }).click()
  await expect(step.text).toHaveValue(proposed)
  await expect(step.page.getByText('已改动')).toHaveCount(0)
})

test('next quarter and the hospital’s part are proposed and edited apart', async ({ shell, quarters }) => {
  const step = await ConclusionPage.open(shell, quarters.open)
  const plan = step.page.getByLabel(/^工作内容/)
  const needs = step.page.getByLabel(/^需甲方配合/)
  await expect(plan).toHaveValue(/2024年第三季度巡检/)
  await needs.fill('开通测试账号（2024-07-05，通用）')
  await needs.blur()
  await expect(step.page.getByRole('button', { name: '恢复自动' })).toHaveCount(1)
  await step.page.reload()
  await expect(needs).toHaveValue('开通测试账号（2024-07-05，通用）')
  await expect(plan).toHaveValue(/2024年第三季度巡检/)
})

test('an advice of one’s own fills its group; empty it is a gap; deleted it can be had back', async ({
  shell,
  quarters,
}) => {
  const step = await ConclusionPage.open(shell, quarters.open)
  const group = step.group('网络安全防护')
  await group.getByRole('button', { name: /^添加/ }).click()
  const text = group.getByLabel('建议内容')
  await expect(text).toBeFocused()
  await expect(step.gaps).toContainText('有一条建议没有内容')
  await step.page.keyboard.insertText('关闭测试端口。')
  await text.blur()
  await expect(step.gaps).not.toContainText('有一条建议没有内容')
  await expect(group).toContainText('1 条')
  await group.getByRole('button', { name: '删除这条建议' }).click()
  await expect(group).toContainText('未填，未确认')
  await step.undo.click()
  await expect(text).toHaveValue('关闭测试端口。')
})

test('a finding of an earlier quarter is closed with a word of how', async ({ shell, quarters }) => {
  const step = await ConclusionPage.open(shell, quarters.open)
  const finding = step.carried('EBILL_DATA')
  await expect(finding).toContainText('未整改')
  await finding.getByRole('button', { name: '已解决' }).click()
  await finding.getByRole('button', { name: '关闭问题' }).click()
  await expect(finding.getByRole('alert')).toContainText('请写明怎样解决的')
  await finding.getByLabel('怎样解决的').fill('已扩容 10 GB，复检 60%。')
  await finding.getByRole('button', { name: '关闭问题' }).click()
  await expect(finding).toContainText('已关闭')
  await expect(finding).toContainText('已扩容 10 GB')
  await finding.getByRole('button', { name: '重新打开' }).click()
  await expect(finding).toContainText('未整改')
})

test.describe('with problems', () => {
  test.use({ outcome: 'problems' })

  test('an item’s advice stands in its group and leads to the item', async ({ shell, quarters }) => {
    const step = await ConclusionPage.open(shell, quarters.open)
    await step
      .group('调优')
      .getByRole('button', { name: /^ENV-05/ })
      .click()
    await expect(step.page).toHaveURL(/item=ENV-05/)
  })

  for (const theme of ['浅色', '高对比'])
    test(`no violation of WCAG A or AA, ${theme}`, async ({ shell, quarters }) => {
      const step = await ConclusionPage.open(shell, quarters.open)
      if (theme === '高对比') {
        await step.page.keyboard.press('Control+Alt+h')
        await expect(step.page.locator('html')).toHaveAttribute('data-theme', 'high-contrast')
      }
      const { violations } = await new AxeBuilder({ page: step.page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))])).toEqual([])
    })
})

test('a finalised inspection is shown as text', async ({ shell, quarters }) => {
  const step = await ConclusionPage.open(shell, quarters.done)
  await expect(step.page.getByText('报告已定稿，只读。')).toBeVisible()
  await expect(step.page.locator('main textarea, main input')).toHaveCount(0)
  await expect(step.page.getByRole('button', { name: /^添加/ })).toHaveCount(0)
})
