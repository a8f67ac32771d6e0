import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from './fixtures.ts'
import { type Given, InspectionPage } from './inspection-page.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00' })

const tablespaces = `TABLESPACE_NAME                   ALLOC_MB    USED_MB     MAX_MB USED_PCT_MAX
------------------------------ ---------- ---------- ---------- ------------
EBILL_DATA                          40960    24576.0      40960        60.00
EBILL_IDX                           16384     6103.0      16384        37.25
SYSTEM                               2048     1024.5      32768         3.13
SYSAUX                               4096     3001.1      32768         9.16`

const picture = async (name: string, colour: string): Promise<Given> => ({
  name,
  type: 'image/png',
  bytes: await sharp({ create: { width: 800, height: 400, channels: 3, background: colour } })
    .png()
    .toBuffer(),
})

test('a pasted picture is evidence everywhere; pasted text belongs to the text field it is pasted into', async ({
  shell,
}) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  await page.getByLabel('院方见证').focus()
  expect(await opened.pasteText('信息科接口人')).toBe(false)
  expect(await opened.pastePicture('登录页')).toBe(true)
  await expect(opened.pieces()).toHaveCount(1)
  await expect(opened.pieces().first()).toContainText('现场截图')
  await expect(page.getByLabel('院方见证')).toBeFocused()
  await opened.row('BIZ-01').focus()
  expect(await opened.pasteText('一段谁也认不出的文字')).toBe(true)
  await expect(opened.pieces()).toHaveCount(2)
  await expect(opened.pieces().last()).toContainText('原文重现')
  await expect(opened.values).toContainText('没认出这段文本，已作为原文证据保存。')
})

test('one paste of tablespaces fills two items, and key 1 confirms each', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('ENV-05')
  await opened.pasteText(tablespaces)
  await expect(opened.values).toContainText('4 行 · 2 行在此，2 行已放到 ENV-06 系统表空间 待确认')
  await expect(opened.row('ENV-05')).toContainText('待确认')
  await expect(opened.row('ENV-06')).toContainText('待确认')
  await opened.row('ENV-05').focus()
  await page.keyboard.press('1')
  await opened.expectAt('ENV-06')
  await expect(opened.row('ENV-05')).toContainText('正常')
  await expect(opened.value('SYSAUX 使用率')).toHaveValue('9.16')
  await page.keyboard.press('1')
  await opened.expectAt('ENV-07')
  await expect(opened.row('ENV-06')).toContainText('正常')
})

test('a recognised row can stand on the other basis of the same paste', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('ENV-05')
  await opened.pasteText(tablespaces.replaceAll('      40960        60.00', '      81920        30.00'))
  await expect(opened.value('EBILL_DATA 使用率')).toHaveValue('30.00')
  await page.getByRole('button', { name: 'EBILL_DATA 使用率：更多' }).click()
  await page.getByRole('menuitem', { name: '改为按已分配计' }).click()
  await expect(opened.value('EBILL_DATA 使用率')).toHaveValue('60.00')
  await expect(opened.line('按已分配计')).toHaveCount(1)
})

test('several files are taken; what cannot be read says why on its piece', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  await opened.goTo('BIZ-02')
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
  await opened.choose([
    await picture('一.png', '#204060'),
    { name: '空.png', type: 'image/png', bytes: Buffer.alloc(0) },
    { name: '手机.heic', type: 'image/heic', bytes: heic },
    { name: '坏.png', type: 'image/png', bytes: (await picture('x', '#fff')).bytes.subarray(0, 60) },
  ])
  await expect(opened.pieces().filter({ hasText: '现场截图' })).toHaveCount(1)
  await expect(opened.evidence.getByText('文件是空的（0 字节）').first()).toBeVisible()
  await expect(opened.evidence.getByText('本软件不能读取 HEIC 图片')).toBeVisible()
  await expect(opened.evidence.getByText('图片已损坏，读不出来。')).toBeVisible()
  await expect(opened.pieces().filter({ hasText: '附件' }).first()).toBeVisible()
})

test('pieces are dropped, captioned, ordered, taken out and brought back', async ({ shell }) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-03')
  await opened.drop([await picture('一.png', '#204060'), await picture('二.png', '#602040')])
  await expect(opened.pieces()).toHaveCount(2)
  await opened.evidence.getByLabel('证据 1 的图题').fill('开票成功页')
  await opened.evidence.getByLabel('证据 1 的图题').blur()
  await opened.evidence.getByRole('button', { name: '证据 2：更多' }).click()
  await page.getByRole('menuitem', { name: '前移' }).click()
  await expect(opened.evidence.getByLabel('证据 2 的图题')).toHaveValue('开票成功页')
  // That menu fades away; the next one offers the same.
  await expect(page.getByRole('menu')).toHaveCount(0)
  await opened.evidence.getByRole('button', { name: '证据 2：更多' }).click()
  await page.getByRole('menuitem', { name: '移出' }).click()
  await expect(opened.pieces()).toHaveCount(1)
  await opened.undo.click()
  await expect(opened.pieces()).toHaveCount(2)
  await expect(opened.evidence.getByLabel('证据 2 的图题')).toHaveValue('开票成功页')
  await expect(page.getByRole('menu')).toHaveCount(0)
  // Later, the history has it.
  await opened.evidence.getByRole('button', { name: '证据 1：更多' }).click()
  await page.getByRole('menuitem', { name: '移出' }).click()
  await page.getByRole('button', { name: /^历史 \d+ 次改动$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放回' }).click()
  await page.keyboard.press('Escape')
  await expect(opened.pieces()).toHaveCount(2)
})

test('boxes drawn by mouse and by keyboard are burnt into the copy; the original stays as it was', async ({
  shell,
}) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  const given = await picture('患者.png', '#ffffff')
  await opened.choose([given])
  await opened
    .pieces()
    .getByRole('button', { name: /^打开证据 1/ })
    .click()
  const viewer = page.getByRole('dialog')
  await viewer.getByRole('button', { name: '脱敏', exact: true }).click()
  const sheet = viewer.locator('.redaction-sheet')
  await sheet.locator('img').evaluate((image: HTMLImageElement) => image.decode())
  const area = (await sheet.boundingBox())!
  await page.mouse.move(area.x + area.width * 0.1, area.y + area.height * 0.1)
  await page.mouse.down()
  await page.mouse.move(area.x + area.width * 0.3, area.y + area.height * 0.3, { steps: 4 })
  await page.mouse.up()
  await viewer.getByRole('button', { name: '加一个框' }).click()
  await expect(viewer.getByRole('button', { name: /^遮盖框 2/ })).toBeFocused()
  for (let n = 0; n < 20; n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await viewer.getByRole('button', { name: '遮盖 2 处' }).click()
  await expect(viewer.getByText('已脱敏')).toBeVisible()
  const shown = viewer.locator('.viewer-picture img')
  const at = async (x: number, y: number): Promise<number> =>
    shown.evaluate(
      async (image: HTMLImageElement, [px, py]) => {
        await image.decode()
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
        const pen = canvas.getContext('2d')!
        pen.drawImage(image, 0, 0)
        return pen.getImageData(px! * image.naturalWidth, py! * image.naturalHeight, 1, 1).data[0]!
      },
      [x, y],
    )
  expect(await at(0.2, 0.2)).toBeLessThan(40)
  expect(await at(0.5, 0.7)).toBeLessThan(40)
  expect(await at(0.5, 0.5)).toBeGreaterThan(200)
  await viewer.getByText('原件', { exact: true }).click()
  expect(await at(0.2, 0.2)).toBeGreaterThan(200)
  const sha256 = createHash('sha256').update(given.bytes).digest('hex')
  await expect(viewer.getByText(sha256.slice(0, 16))).toBeVisible()
  expect(readFileSync(join(shell.data, 'main', 'files', sha256.slice(0, 2), sha256))).toEqual(given.bytes)
})

test('text that looks like a patient is proposed for hiding; nothing to hide is said in one click', async ({
  shell,
}) => {
  const opened = await InspectionPage.begin(shell)
  const { page } = opened
  await opened.goTo('BIZ-01')
  await opened.pasteText('第一行\r\n患者姓名：示例甲\r\n手机 13800001111\r\n票号 0001')
  await opened
    .pieces()
    .getByRole('button', { name: /^打开证据 1/ })
    .click()
  const viewer = page.getByRole('dialog')
  await viewer.getByRole('button', { name: '脱敏', exact: true }).click()
  await viewer.getByRole('button', { name: /^采用全部建议 2/ }).click()
  const box = viewer.getByLabel('原文：选中要遮盖的文字')
  await box.evaluate((area: HTMLTextAreaElement) => {
    const from = area.value.indexOf('0001', area.value.indexOf('票号'))
    area.setSelectionRange(from, from + 4)
  })
  await viewer.getByRole('button', { name: '遮盖选中的文字' }).click()
  await viewer.getByRole('button', { name: '遮盖 3 处' }).click()
  await expect(viewer.getByText('已脱敏')).toBeVisible()
  await expect(viewer.getByLabel('原文')).toHaveText(/患者姓名：███\s+手机 ███████████\s+票号 ████/)
  await page.keyboard.press('Escape')
  await opened.goTo('BIZ-02')
  await opened.pastePicture('没有患者信息')
  await opened
    .pieces()
    .getByRole('button', { name: /^打开证据 1/ })
    .click()
  await viewer.getByRole('button', { name: '脱敏', exact: true }).click()
  await viewer.getByRole('button', { name: '无需脱敏' }).click()
  await expect(viewer.getByText('无需脱敏')).toBeVisible()
})
