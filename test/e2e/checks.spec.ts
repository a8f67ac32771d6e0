import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'
import { putOnClipboard, Wizard } from './pages/wizard.ts'
import { violations } from './violations.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00', actionTimeout: 20_000 })

/** The first run with one of the packs, ready to finalise, and the check of the current period opened from home. */
async function begin(page: Page, pack: string, period: readonly [string, string], duty: RegExp): Promise<Wizard> {
  const form = new SetupForm(page)
  await form.fill()
  await page.getByText(pack).click()
  await form.field('服务期开始').fill(period[0])
  await form.field('服务期结束').fill(period[1])
  await form.field('7×24 热线电话').fill('400-000-0000')
  await form.field('院方接口人').fill('接口人乙')
  await form.finish()
  await page.locator('main').getByRole('button', { name: duty }).click()
  const wizard = new Wizard(page)
  await wizard.at('准备')
  await page.keyboard.press('Enter')
  return wizard
}

const itemOf = (url: string): string => new URL(url).searchParams.get('item') ?? ''

/** Goes on with key 1 from item to item to the conclusion; what an item still wants is given first. */
async function allWell(wizard: Wizard, wanted: Readonly<Record<string, string>> = {}): Promise<void> {
  const { page } = wizard
  for (;;) {
    const item = itemOf(page.url())
    if (item === '') return
    await wizard.at(item)
    const value = wanted[item]
    if (value === 'proof') {
      await putOnClipboard(page, `${item} 现场检查记录`)
      await page.keyboard.press('Control+v')
      await expect(wizard.evidence.locator('.piece')).toHaveCount(1)
    } else if (value !== undefined) {
      const field = wizard.values.getByRole('textbox').first()
      await field.fill(value)
      await field.blur()
      await wizard.row(item).focus()
    }
    await page.keyboard.press('1')
    await page.waitForURL((url) => url.searchParams.get('item') !== item, { timeout: 30_000 })
  }
}

/** Finalises what is shown, with the one question that is asked. */
async function finalise(page: Page): Promise<void> {
  await page.getByRole('button', { name: '定稿 V1.0', exact: true }).click({ timeout: 60_000 })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '定稿 V1.0' }).click()
  await expect(dialog).toBeHidden({ timeout: 60_000 })
}

async function bothThemes(page: Page): Promise<void> {
  for (const theme of ['high-contrast', 'light']) {
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Control+Alt+KeyH')
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await page.waitForTimeout(400)
  }
}

test('the signature server is checked from home to the finalised report, with references that stand on data', async ({
  shell: { page },
}) => {
  test.setTimeout(300_000)
  const duty = /R02 签名服务器检测 2026 Q3/
  const wizard = await begin(page, '合同 A 电子票据 2024', ['2026-01-01', '2026-12-31'], duty)
  await wizard.at('SIG-01')
  await allWell(wizard, {
    'SIG-01': 'proof',
    'SIG-02': 'proof',
    'SIG-09': 'proof',
    'SIG-10': '31.5',
    'SIG-18': 'proof',
    'SIG-19': '0.2',
  })
  await expect(page.getByText('合同要求为用户的维护、管理和升级工作提供理由充分的参考依据')).toBeVisible()
  await bothThemes(page)
  const maintenance = page.getByRole('region', { name: '维护参考依据' })
  await expect(maintenance).toContainText('20项检测中正常20项')
  await maintenance.getByRole('button', { name: '采用' }).click()
  await page.getByRole('region', { name: '升级参考依据' }).getByRole('button', { name: '采用' }).click()
  await page.getByRole('button', { name: '添加参考依据（管理）' }).click()
  const management = page.getByRole('region', { name: '管理参考依据' })
  await management.getByRole('textbox', { name: '建议内容' }).fill('每季度核对管理员与 UKey 清单。')
  await management.getByRole('textbox', { name: '数据依据' }).fill('SIG-16 管理员与 UKey 检查结果正常')
  await management.getByRole('textbox', { name: '数据依据' }).blur()
  await expect(page.getByText('没有缺项，可以定稿').first()).toBeVisible()
  await page.keyboard.press('Control+ArrowRight')
  await wizard.at('报告与签字')
  await finalise(page)
  await expect(page.getByText('定稿 V1.0').first()).toBeVisible()
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  await expect(page.locator('main').getByRole('link', { name: duty })).toContainText('待签字')
})

test('a failed point of the self-check is put right, checked again and closed', async ({ shell: { page } }) => {
  test.setTimeout(400_000)
  const duty = /R07 安全自查 第1合同季/
  const wizard = await begin(page, '合同 B 医疗物资 2026', ['2026-07-26', '2027-07-25'], duty)
  await wizard.at('PHY-01')
  await expect(page.getByRole('radiogroup', { name: '检查结果' })).toHaveText(/符合.*不符合.*部分符合.*不适用.*未检查/)
  await page.keyboard.press('2')
  const { finding } = wizard
  await finding.getByRole('textbox', { name: '问题描述' }).fill('机房门禁损坏，无人值守')
  await finding.getByRole('textbox', { name: '整改建议' }).fill('修复门禁并登记出入')
  await finding.getByRole('radio', { name: '高' }).click()
  await finding.getByRole('radio', { name: '甲方' }).click()
  await finding.getByRole('textbox', { name: '建议完成' }).fill('2026-10-10')
  await finding.getByRole('textbox', { name: '责任人' }).fill('机房管理员丁')
  await finding.getByRole('textbox', { name: '责任人' }).blur()
  await wizard.row('PHY-01').focus()
  await putOnClipboard(page, '门禁控制器离线')
  await page.keyboard.press('Control+v')
  await expect(wizard.evidence.locator('.piece')).toHaveCount(1)
  await expect(wizard.row('PHY-01')).toContainText('不符合')
  await bothThemes(page)
  await wizard.row('PHY-01').focus()
  await page.keyboard.press('ArrowDown')
  await wizard.at('PHY-02')
  await allWell(wizard)
  await expect(page.getByText('没有缺项，可以定稿').first()).toBeVisible()
  await page.keyboard.press('Control+ArrowRight')
  await wizard.at('报告与签字')
  await finalise(page)

  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  await page.getByRole('link', { name: /机房门禁损坏，无人值守.*ZG-S1-001/ }).click()
  await expect(page.getByRole('heading', { name: '安全整改单 ZG-S1-001' })).toBeVisible()
  await bothThemes(page)
  await page.getByRole('button', { name: '出整改单' }).click()
  await finalise(page)
  await page.getByRole('button', { name: '回到记录' }).click()

  await expect(page.getByRole('button', { name: '整改单 V1.0' })).toBeVisible()
  const completion = page.getByRole('region', { name: '整改完成' })
  const recheck = page.getByRole('region', { name: '复查' })
  await recheck.getByRole('radio', { name: '符合', exact: true }).click()
  await recheck.getByRole('textbox', { name: '复查看到什么' }).fill('门禁已修复，出入登记完整')
  await recheck.getByRole('button', { name: '登记复查' }).click()
  await expect(recheck.getByRole('alert')).toContainText('先登记整改完成，再登记复查符合。')
  await completion.getByRole('textbox', { name: '做了什么' }).fill('更换控制器并恢复登记')
  await completion.getByRole('button', { name: '登记完成' }).click()
  await expect(page.getByText('已完成，待复查')).toBeVisible()
  await expect(recheck.getByRole('textbox', { name: '复查看到什么' })).toHaveValue('门禁已修复，出入登记完整')
  await recheck.getByRole('button', { name: '登记复查' }).click()
  await expect(page.getByText('复查合格，已关闭')).toBeVisible()
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
  await expect(page.getByRole('heading', { name: '未关闭问题 0' })).toBeVisible()
})
