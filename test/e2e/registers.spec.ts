import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'
import { violations } from './violations.ts'

// The old certificate of the fixtures ends on 2025-01-05.
test.use({ clock: '2024-12-20T09:00:00.000+08:00' })

const file = (name: string) => ({
  name,
  mimeType: 'application/x-x509-ca-cert',
  buffer: readFileSync(new URL(`../fixtures/certificates/${name}`, import.meta.url)),
})

async function setUp(page: Page, contract: 'A' | 'B' = 'A'): Promise<void> {
  const form = new SetupForm(page)
  await form.fill()
  if (contract === 'B') await page.getByText('合同 B 医疗物资 2026').click()
  await form.field('服务期开始').fill('2024-01-01')
  await form.field('服务期结束').fill('2024-12-31')
  await form.finish()
}

const register = (page: Page) => page.getByRole('navigation').getByRole('link', { name: '台账' }).click()
const tab = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click()
const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function fill(page: Page, where: string, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) {
    const field = group(page, where).getByRole('textbox', { name: label, exact: true })
    await field.fill(text)
    await field.blur()
  }
}

async function choose(page: Page, where: string, label: string, option: string): Promise<void> {
  await group(page, where).getByRole('combobox', { name: label, exact: true }).click()
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .last()
    .getByTitle(option, { exact: true })
    .click()
}

async function importFile(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '导入证书' }).click()
  const dialog = page.getByRole('dialog', { name: '导入证书' })
  await dialog.getByLabel('证书文件').setInputFiles(file(name))
  await dialog
    .getByRole('button', { name: '采 用' })
    .or(dialog.getByRole('button', { name: '采用' }))
    .click()
  await expect(dialog).toBeHidden()
}

/** Everything that R13 asks for beside the file. */
async function complete(page: Page): Promise<void> {
  await fill(page, '证书内容', { 用途: '电子票据单位签名', 介质: 'UKey' })
  await fill(page, '安装位置', { 系统或位置: '签名验签服务器，密钥索引 1' })
  await fill(page, '安装', { 安装日期: '2024-12-20', 安装经办人: '工程师甲' })
  await fill(page, '业务验证', { 验证日期: '2024-12-20', 验证人: '财务科乙' })
  for (const label of ['签名', '验签', '开一张票']) await choose(page, '业务验证', label, '通过')
  await fill(page, '交付', { 交付日期: '2024-12-20', 交付人: '工程师甲', 接收人: '信息科乙' })
}

test('a certificate is imported, reminded of on the home page, renewed, and handed over by R13', async ({
  shell: { page },
}) => {
  test.setTimeout(240_000)
  await setUp(page)
  await register(page)
  await expect(page.getByText('还没有登记证书或授权')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'CA 证书' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('CA 证书 ZS-20241220-001')
  // A file that is none is refused with a sentence, and nothing is filled in.
  await page.getByRole('button', { name: '导入证书' }).click()
  const dialog = page.getByRole('dialog', { name: '导入证书' })
  await dialog
    .getByLabel('证书文件')
    .setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]) })
  await expect(dialog.getByRole('alert')).toContainText('这不是证书文件')
  await dialog.getByLabel('证书文件').setInputFiles(file('sm2-old.pem'))
  await expect(dialog.getByRole('table', { name: '读出的内容' })).toContainText('804963218D7EA54A8BBC42B5')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(group(page, '有效期').getByRole('textbox', { name: '失效' })).toHaveValue('')
  await importFile(page, 'sm2-old.pem')
  await expect(group(page, '有效期').getByRole('textbox', { name: '失效' })).toHaveValue('2025-01-05')
  await complete(page)
  await expect(page.getByRole('region', { name: '缺项' })).toHaveCount(0)
  expect(await violations(page)).toEqual([])
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  const notices = page.getByRole('region', { name: '台账提醒' })
  await expect(notices).toContainText('还有 16 天到期，必须完成更新')
  await notices.getByRole('link', { name: /ZS-20241220-001/ }).click()
  await page.getByRole('button', { name: '更新', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('CA 证书 ZS-20241220-002')
  await importFile(page, 'sm2-new.pem')
  await complete(page)
  await page.getByRole('button', { name: /R13 单据/ }).click()
  await page.getByRole('button', { name: /^定稿/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^定稿/ }).click()
  await expect(page.getByRole('button', { name: '打印签章' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  await expect(page.getByRole('region', { name: '台账提醒' })).not.toContainText('ZS-20241220')
  await register(page)
  await expect(page.getByRole('row', { name: /ZS-20241220-001/ })).toContainText('已更新，旧证书待处理')
})

test('people are listed, a month is filled by rotation without a gap, and who is on duty stands on the home page', async ({
  shell: { page },
}) => {
  await setUp(page)
  await register(page)
  await tab(page, '人员与值班')
  for (const name of ['工程师甲', '工程师乙']) {
    await page.getByRole('button', { name: '加一人' }).click()
    await page.getByRole('dialog').getByLabel('姓名').fill(name)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('table', { name: '服务人员' }).getByRole('button', { name })).toBeVisible()
  }
  await expect(page.getByRole('list', { name: '空档与重叠' })).toContainText(
    '2024-12-01 00:00 至 2024-12-31 24:00 无人值班',
  )
  await page.getByRole('button', { name: '轮班生成' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('全月无空档')).toBeVisible()
  await page.getByRole('button', { name: '删除第 3 班' }).click()
  await expect(page.getByRole('list', { name: '空档与重叠' })).toContainText(
    '2024-12-02 08:00 至 2024-12-03 08:00 无人值班',
  )
  expect(await violations(page)).toEqual([])
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  await expect(page.getByRole('region', { name: '本周值班' })).toContainText('现在 工程师')
})

test('a payment falls due in workdays, is not claimed while public money is awaited, and is settled', async ({
  shell: { page },
}) => {
  await setUp(page, 'B')
  await register(page)
  await tab(page, '付款')
  const row = page.getByRole('row', { name: /首付款/ })
  await expect(row).toContainText('合同签订日期未填写')
  await fill(page, '约定', { '比例（%）': '33.33' })
  await expect(row).toContainText('14,885.18')
  await fill(page, '起算', { 合同签订日期: '2024-09-27' })
  // Ten workdays over 国庆 with its make-up days.
  await expect(row).toContainText('2024-10-16')
  await fill(page, '发票', { 发票号码: '0001', 开票日期: '2024-10-08' })
  await expect(row).toContainText('待核实拨款')
  await choose(page, '财政拨款', '财政拨款', '待拨款')
  await expect(row).toContainText('不主张逾期')
  const settlement = group(page, '合同金额与决算（B-066）')
  await settlement.getByRole('textbox', { name: '决算金额（元）' }).fill('43000')
  await settlement.getByRole('textbox', { name: '决算金额（元）' }).blur()
  await expect(settlement).toContainText('比合同金额少 1,660.00 元')
  expect(await violations(page)).toEqual([])
})

test('devices, archive and costs are kept; a password is refused, what the customer was charged is named', async ({
  shell: { page },
}) => {
  await setUp(page)
  await register(page)
  await tab(page, '设备')
  await page.getByRole('button', { name: '登记设备' }).click()
  await page.getByRole('menuitem', { name: /UAS-P2/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^设备 SB-/)
  await fill(page, '设备卡', { 序列号: 'UAS-0001' })
  for (const value of ['30', '60']) {
    await page.getByRole('button', { name: '记参数' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: '参数' }).fill(`timeout = ${value}\nntp = 192.0.2.1`)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await page.getByRole('button', { name: '比较' }).click()
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('1 项不同')
  await page.keyboard.press('Escape')
  expect(await violations(page)).toEqual([])
  await register(page)
  await tab(page, '档案目录')
  await page.getByRole('button', { name: '登记档案' }).click()
  await page.getByRole('menuitem', { name: '账号台账' }).click()
  const aside = page.getByRole('complementary', { name: '所选条目' })
  const purpose = aside.getByRole('textbox', { name: '用途' })
  await purpose.fill('密码：Abc@123')
  await purpose.blur()
  await expect(aside).toContainText('账号台账不存口令')
  await purpose.fill('应用连接数据库')
  await purpose.blur()
  await aside.getByRole('textbox', { name: '位置' }).fill('档案盒 01')
  await aside.getByRole('textbox', { name: '位置' }).blur()
  await expect(page.getByRole('row', { name: /DA-0001/ })).toContainText('档案盒 01')
  expect(await violations(page)).toEqual([])
  await tab(page, '费用')
  await page.getByRole('button', { name: '记一笔' }).click()
  const dialog = page.getByRole('dialog', { name: '记一笔费用' })
  await dialog.getByLabel('内容').fill('电源模块')
  await dialog.getByLabel('金额（元）').fill('1200.5')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('乙方承担 1 笔，合计 1,200.50 元；向甲方另收 0.00 元')).toBeVisible()
  expect(await violations(page)).toEqual([])
})
