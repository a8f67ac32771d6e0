import type { Shell } from './fixtures.ts'
import { expect, test } from './fixtures.ts'
import { madeXlsx } from '../support/spreadsheet.ts'
import { SetupForm } from './pages/setup-form.ts'
import { savedFile } from './saved-file.ts'

test.use({ clock: '2024-09-22T15:08:00.000+08:00' })

async function chosen({ page, origin }: Shell, rows: readonly (readonly (string | number | null)[])[]): Promise<void> {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  await page.goto(`${origin}/import`)
  const bytes = await madeXlsx([
    {
      name: '2024年',
      rows: [['信息科故障登记表'], ['序号', '报障时间', '科室', '报障人', '故障现象', '处理结果', '完成时间'], ...rows],
    },
  ])
  await page
    .getByLabel('旧台账文件')
    .setInputFiles({ name: '旧台账.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
}

test('an old list of faults is looked at, imported in one act and undone in one', async ({ shell, folder }) => {
  const { page, origin } = shell
  await chosen(shell, [
    [1, '2024.3.5 9:20', '收费处', '收费员甲', '开票提示签名失败', '重启签名服务后正常', '2024-3-5 10:05'],
    [2, '昨天下午', '住院部', '收费员乙', '打印机不出票', '更换碳粉', null],
    [3, '24-3-6', '财务科', '会计甲', '报表对不上', null, null],
    [4, '2024.3.5 9:20', '收费处', '收费员甲', '开票提示签名失败', '重启签名服务后正常', '2024-3-5 10:05'],
  ])
  await expect(page.getByText('1 行读不懂')).toBeVisible()
  await expect(page.getByText('与第 3 行重复')).toBeVisible()
  // As it stands one row cannot be read: nothing is written.
  const bring = page.getByRole('button', { name: /^导入 \d+ 条$/ })
  await bring.click()
  await expect(page.getByRole('alert')).toContainText('工作表“2024年”第 4 行B 列报障时间“昨天下午”看不懂')
  await page.getByLabel('不导入读不懂的 1 行').check()
  await expect(bring).toHaveText('导入 2 条')
  await bring.click()
  await expect(page.getByText('已导入 2 条，没导入 2 行。')).toBeVisible()
  await page.getByRole('link', { name: '看故障' }).click()
  await page.getByText('全部', { exact: true }).click()
  await expect(page.getByRole('rowheader')).toHaveText(['GZ-20240306-001', 'GZ-20240305-001'])
  const saved = await savedFile(shell, folder, () => page.getByRole('button', { name: '导出 Excel' }).click())
  expect(saved.name).toBe('故障_2024-09-22.xlsx')
  await page.goto(`${origin}/import`)
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await expect(page.getByText('2 条记录会作废')).toBeVisible()
  await page.getByLabel('原因').fill('选错了合同')
  await page.getByRole('button', { name: '撤销导入', exact: true }).click()
  await expect(page.getByText('已撤销：选错了合同')).toBeVisible()
})

test('a column is taken as something else, and the rows follow', async ({ shell }) => {
  const { page } = shell
  await chosen(shell, [[1, '2024.3.5 9:20', '收费处', '收费员甲', '开票提示签名失败', '重启', '2024-3-5 10:05']])
  await expect(page.getByText('每一行都能读懂')).toBeVisible()
  await page.getByLabel('B 列 报障时间 对应').click()
  await page.getByTitle('不导入').last().click()
  await expect(page.getByText('还缺 报障时间')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('还没有哪一列对应“报障时间”')
})

test('a file that is none is refused with what to do', async ({ shell }) => {
  const { page } = shell
  await chosen(shell, [])
  await expect(page.getByRole('alert')).toContainText('没有可以导入的行')
  await page.getByLabel('旧台账文件').setInputFiles({
    name: '旧台账.xls',
    mimeType: '',
    buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
  })
  await expect(page.getByRole('alert')).toContainText('旧的 .xls 格式')
})
