import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from './fixtures.ts'
import { beginInspection } from './pages/begin.ts'
import { SetupForm } from './pages/setup-form.ts'
import { savedFile } from './saved-file.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00', actionTimeout: 20_000 })

test('a note of 1 MB with emoji and rare characters is kept whole', async ({ shell }) => {
  test.slow()
  const wizard = await beginInspection(shell.page)
  await wizard.row('业务功能').click()
  await wizard.at('BIZ-01')
  await wizard.page.getByRole('button', { name: '写备注' }).click()
  // Few lines and few joined emoji: Chromium itself takes minutes to lay out a field full of them.
  const line = `${'表空间使用率正常，无异常。'.repeat(700)}𠮷🙂👨‍👩‍👧\n`
  const note = line.repeat(Math.ceil((1024 * 1024) / Buffer.byteLength(line)))
  const field = wizard.page.getByLabel('备注', { exact: true })
  // The indicator tells seconds: what it said before the note must not be taken for the note's own save.
  await wizard.page.waitForTimeout(1100)
  const before = (await wizard.saved.textContent()) ?? ''
  await field.fill(note)
  await field.blur()
  await expect(wizard.saved).not.toHaveText(before, { timeout: 20_000 })
  await shell.stop()
  await shell.restart()
  await shell.page.getByRole('button', { name: /^继续/ }).click()
  const kept = shell.page.getByLabel('备注', { exact: true })
  await expect(kept).toBeVisible({ timeout: 20_000 })
  // Compared apart from the assertion, which would print both texts.
  await expect.poll(async () => (await kept.inputValue()) === note, { timeout: 20_000 }).toBe(true)
})

test('a number field reads full-width digits and says why other text is no number, keeping it', async ({ shell }) => {
  const wizard = await beginInspection(shell.page)
  await wizard.row('运行环境').click()
  await wizard.open('ENV-05')
  await wizard.values.getByLabel('表空间名称').fill('EBILL_DATA')
  const value = wizard.values.getByRole('textbox', { name: /使用率，单位/ })
  await value.fill('８９．９９９％')
  await expect(wizard.judgement).toContainText('关注')
  await value.fill('９０％')
  await expect(wizard.judgement).toContainText('不满足合同')
  for (const [text, sentence] of [
    ['abc', '“abc”不是数字'],
    ['NaN', '“NaN”不是数字'],
    ['-1', '太小'],
    ['101', '太大'],
    ['1e1', '科学计数法'],
    ['9 或 8', '只能填一个数'],
  ] as const) {
    await value.fill(text)
    await expect(wizard.values.getByRole('alert')).toContainText(sentence)
    await value.blur()
    await expect(value).toHaveValue(text)
  }
  await expect(wizard.saved).toBeVisible()
  await shell.page.reload()
  await expect(value).toHaveValue('9 或 8')
  await expect(wizard.values.getByRole('alert')).toContainText('只能填一个数')
})

test('what is no usable picture is said to be none, in a sentence, and nothing is lost', async ({ shell, folder }) => {
  test.slow()
  const wizard = await beginInspection(shell.page)
  await wizard.row('业务功能').click()
  await wizard.at('BIZ-01')
  await wizard.page.getByRole('button', { name: '写备注' }).click()
  const note = wizard.page.getByLabel('备注', { exact: true })
  await note.fill('已写的备注')
  const png = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#ccddee' } })
    .png()
    .toBuffer()
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(400)])
  const large = join(folder, '大图.png')
  writeFileSync(large, png)
  truncateSync(large, 100 * 1024 * 1024 + 1)
  const files = [
    ['空.png', Buffer.alloc(0), '文件是空的（0 字节）'],
    ['坏.png', png.subarray(0, 200), '图片已损坏'],
    ['假.png', Buffer.from('这不是图片'), '内容不是图片'],
    ['手机.heic', heic, '不能读取 HEIC 图片'],
    ['旧.bmp', bitmap(), '不能读取 BMP 图片'],
    ['大图.png', large, '文件超过 100 MB，没有保存'],
  ] as const
  for (const [name, content, sentence] of files) {
    const file = typeof content === 'string' ? content : { name, mimeType: 'image/png', buffer: content }
    await wizard.page.getByLabel('选择证据文件').setInputFiles(file)
    await expect(wizard.evidence, name).toContainText(sentence, { timeout: 30_000 })
    await expect(wizard.evidence).toContainText(name)
  }
  await wizard.page.getByLabel('选择证据文件').setInputFiles({ name: '好.png', mimeType: 'image/png', buffer: png })
  await expect(wizard.evidence.getByRole('button', { name: /^打开证据 \d：好\.png/ })).toBeVisible()
  await expect(note).toHaveValue('已写的备注')
  await wizard.verdict('正常').click()
  await expect(wizard.page.getByRole('img', { name: /^已完成 1 项/ })).toBeVisible()
})

test('a pack that was tampered with is refused with its place, and the form keeps what was typed', async ({
  shell: { page },
}) => {
  const form = new SetupForm(page)
  await form.field('公司名称').fill('示例信息技术有限公司')
  const path = join(import.meta.dirname, '..', '..', 'assets', 'contracts', 'medical-einvoice-2024.json')
  const text = readFileSync(path, 'utf8')
  for (const [pack, sentence] of [
    [text.slice(0, text.length / 2), '不是有效的 JSON 文本，未导入'],
    ['[]', '文件里不是合同包，未导入'],
    [text.replace('"name":', '"admin": true, "name":'), '有不认识的字段“admin”'],
    [text.replace('"name":', '"name": "‮", "x":'), '未导入'],
    [text.replace(/"clauses":\s*\[/, '"clauses": [null,'), '未导入'],
  ] as const) {
    await form.give('合同包文件', '合同.json', Buffer.from(pack))
    await expect(page.getByRole('alert')).toContainText(sentence)
    await expect(page.getByRole('radio')).toHaveCount(2)
  }
  await expect(form.field('公司名称')).toHaveValue('示例信息技术有限公司')
})

for (const name of ['../../x<script>document.title="x"</script>', 'CON'])
  test(`a hospital called ${name} is text everywhere and makes a safe file name`, async ({ shell, folder }) => {
    const wizard = await beginInspection(shell.page, name)
    const { page } = wizard
    await expect(page.getByRole('banner')).toContainText(name)
    await wizard.row('报告与签字').click()
    await expect(page.getByRole('main')).toContainText(name, { timeout: 30_000 })
    const saved = await savedFile(shell, folder, () => page.getByRole('button', { name: '另存草稿' }).click())
    expect(saved.name).toMatch(/^[^/\\<>:"|?*]+\.docx$/)
    expect(saved.name).not.toMatch(/^(\.|CON\b)/i)
    expect(saved.bytes.subarray(0, 2).toString()).toBe('PK')
    await expect(page).toHaveTitle(/Rounds 巡检$/)
  })

test.describe('on a disk that is full', () => {
  test.skip(process.getuid?.() !== 0, 'only root can mount a small disk')
  test.use({
    prepare: async ({ folder }, use) => {
      const data = join(folder, '数据')
      await use(() => {
        mkdirSync(data)
        const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', data], {
          encoding: 'utf8',
        })
        test.skip(status !== 0, `no small disk can be mounted here: ${stderr}`)
      })
      spawnSync('umount', ['-l', data])
    },
  })

  test('the bar says that saving failed, the text stays, and it is saved once there is room', async ({ shell }) => {
    const wizard = await beginInspection(shell.page)
    const { page } = wizard
    const filler = join(shell.data, 'filler')
    fill(filler)
    const place = page.getByLabel('检查地点')
    const text = '示例医院信息科机房二层。'.repeat(600)
    await place.fill(text)
    const alarm = page.getByRole('alert').filter({ hasText: '重试' })
    await expect(alarm.locator('p')).toHaveText('保存失败：磁盘已满或不可写。您写的还在框里，没有丢。')
    await place.blur()
    await expect(place).toHaveValue(text)
    rmSync(filler)
    // The page tries again by itself as well, and may be first.
    await alarm
      .getByRole('button', { name: '重试' })
      .click({ timeout: 5000 })
      .catch(() => undefined)
    await expect(alarm).toBeHidden()
    await expect(wizard.saved).toBeVisible()
    await shell.kill()
    await shell.restart()
    await shell.page.getByRole('button', { name: /^继续/ }).click()
    await expect(shell.page).toHaveURL(/step=prepare/)
    await expect(shell.page.getByLabel('检查地点')).toHaveValue(text)
  })
})

/** A BMP file of 2 × 2 px. */
function bitmap(): Buffer {
  const file = Buffer.alloc(70)
  file.write('BM')
  for (const [at, value] of [
    [2, 70],
    [10, 54],
    [14, 40],
    [18, 2],
    [22, 2],
    [34, 16],
  ] as const)
    file.writeUInt32LE(value, at)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  return file
}

/** Writes until there is no room for another byte. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  for (const size of [1 << 20, 1 << 12, 1 << 9, 1])
    try {
      for (;;) writeSync(file, Buffer.alloc(size))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  closeSync(file)
}
