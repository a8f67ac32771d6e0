import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './demo.ts'
import { SetupForm } from './pages/setup-form.ts'
import { violations } from './violations.ts'

test('says why no complete package can be made, exports an unfinished one, and names a file that was changed', async ({
  shell,
}) => {
  const { page, data, kind } = shell
  test.setTimeout(240_000)
  await new SetupForm(page).openDemo()
  await page.getByRole('navigation').getByRole('link', { name: '验收' }).click()

  // The first refusal word for word, and the failed rules first.
  await expect(page.getByRole('heading', { name: /^还不能出完整验收包：\d 条规则未通过$/ })).toBeVisible()
  const refusal = page.getByTestId('refusal')
  await expect(refusal).toHaveText(/^A-\d{3} .+：.+/)
  await expect(page.getByRole('button', { name: /^生成完整验收包（还差 \d+ 条）$/ })).toBeDisabled()
  const rules = page.getByRole('region', { name: '可追溯七条规则' })
  const first = rules.getByRole('button', { name: /未通过/ }).first()
  await first.click()
  await expect(
    rules
      .getByRole('listitem')
      .filter({ hasText: (await refusal.textContent())! })
      .last(),
  ).toBeVisible()
  await first.click()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Control+Alt+KeyH')
  await page.waitForTimeout(400)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Control+Alt+KeyH')

  await page.getByRole('button', { name: '导出未完成稿' }).click()
  await expect(page.getByText('已生成。')).toBeVisible({ timeout: 120_000 })
  const made = page.getByRole('region', { name: '已生成的包' })
  await made.getByRole('button', { name: '核对' }).click()
  await expect(made.getByText(/核对通过：\d+ 个文件与目录一致/)).toBeVisible({ timeout: 60_000 })

  const store = join(data, 'demo', 'packages')
  const [id] = readdirSync(store)
  const name = readdirSync(join(store, id!))
    .find((n) => n.endsWith('.zip'))!
    .slice(0, -4)
  expect(name).toMatch(/^未完成_/)

  if (kind === 'loopback') {
    const download = page.waitForEvent('download')
    await made.getByRole('button', { name: '下载压缩包' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(`${name}.zip`)
    expect(readFileSync(await file.path()).equals(readFileSync(join(store, id!, `${name}.zip`)))).toBe(true)
  } else {
    const folder = join(data, '..')
    shell.answer({ folder })
    await made.getByRole('button', { name: '存到文件夹…' }).click()
    await expect(made.getByText(`已存到 ${join(folder, name)}`)).toBeVisible({ timeout: 60_000 })
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([name, `${name}.zip`]))
  }

  const reports = join(store, id!, name, '02-巡检与检查')
  const report = readdirSync(reports).find((n) => n.startsWith('R01-'))!
  const bytes = readFileSync(join(reports, report))
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(join(reports, report), bytes)
  await made.getByRole('button', { name: '核对' }).click()
  await expect(made.getByText(`文件 ${report} 与目录不符（SHA-256）`)).toBeVisible({ timeout: 60_000 })
})
