import { readFileSync } from 'node:fs'
import { expect, test } from './demo.ts'
import { SetupForm } from './pages/setup-form.ts'

test('a finding gets a person, is tested again and closed; another stays under a signature', async ({
  shell: { page, origin },
}) => {
  await new SetupForm(page).openDemo()
  await page
    .getByRole('region', { name: /^未关闭问题/ })
    .getByRole('link', { name: '全部' })
    .click()
  await expect(page).toHaveURL(/\/findings$/)
  const rows = page.getByRole('rowheader')
  await expect(rows.first()).toBeVisible()
  const before = await rows.count()
  await rows.first().getByRole('link').click()
  const drawer = page.getByRole('dialog', { name: '问题' })
  await drawer.getByLabel('责任人').fill('院方丙')
  await drawer.getByLabel('责任人').press('Enter')
  await expect(drawer.getByText('责任人：空 → 院方丙')).toBeVisible()
  await drawer.getByRole('button', { name: '复测', exact: true }).click()
  await drawer.getByRole('button', { name: '登记复测' }).click()
  await expect(drawer.getByRole('alert')).toContainText('请写明复测值')
  await drawer.getByLabel('复测值或看到什么').fill('使用率 71.2%')
  await drawer.getByRole('button', { name: '登记复测' }).click()
  await expect(drawer.getByText('已关闭：复测正常：使用率 71.2%')).toBeVisible()
  await expect(rows).toHaveCount(before - 1)
  await page.keyboard.press('Escape')
  await rows.first().getByRole('link').click()
  await drawer.getByRole('button', { name: '院方接受风险' }).click()
  await drawer.getByLabel('为何接受').fill('下季度随新系统更换')
  await drawer.getByLabel('签字人').fill('院方丙')
  await drawer.getByRole('button', { name: '记录签字' }).click()
  await expect(drawer.getByRole('alert')).toContainText('还缺：签字件（扫描或照片）')
  const chooser = page.waitForEvent('filechooser')
  await drawer.getByRole('button', { name: /选文件|选择文件|文件…/ }).click()
  await (
    await chooser
  ).setFiles({ name: '签字件.png', mimeType: 'image/png', buffer: readFileSync('docs/images/report-conclusion.png') })
  await expect(drawer.getByRole('heading', { name: '证据 1' })).toBeVisible()
  await drawer.getByRole('button', { name: '记录签字' }).click()
  await expect(drawer.getByText('接受风险：下季度随新系统更换')).toBeVisible()
  await page.goto(`${origin}/findings`)
  await page.getByText(/^接受风险 1$/).click()
  await expect(rows).toHaveCount(1)
})

test('the measure of a fault stands among the findings and leads back to it', async ({ shell: { page, origin } }) => {
  await new SetupForm(page).openDemo()
  await page.goto(`${origin}/findings`)
  await page.getByLabel('查找问题').fill('GZ-')
  await expect(page.getByRole('row').filter({ hasText: '检查项' })).toHaveCount(0)
  await page.getByRole('row').filter({ hasText: '故障整改措施' }).first().getByRole('link').click()
  await page.getByRole('dialog', { name: '问题' }).getByRole('link', { name: /^GZ-/ }).click()
  await expect(page).toHaveURL(/\/fault\//)
})
