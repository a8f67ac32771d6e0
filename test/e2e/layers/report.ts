import { goTo, type Opening, press, send, type Stage } from './stage.ts'

async function onPaper(stage: Stage, button: string | RegExp) {
  await goTo(stage, `/inspection/${stage.done}?step=report`)
  await stage.page.getByRole('button', { name: /^另存/ }).first().waitFor()
  return press(stage.page, button)
}

/** The layers over a document, in the order in which its paper is printed, signed and put away. */
export const reportLayers: Readonly<Record<string, readonly Opening[]>> = {
  'report/finalise.tsx': [
    {
      name: '定稿',
      world: 'quarters',
      open: async (stage) => {
        await goTo(stage, `/inspection/${stage.open}?step=conclusion`)
        await press(stage.page, /类建议确认“本季度无”$/)
        await goTo(stage, `/inspection/${stage.open}?step=report`)
        return press(stage.page, '定稿 V1.0')
      },
    },
  ],
  'report/correction.tsx': [
    { name: '更正', world: 'quarters', open: (stage) => onPaper(stage, '更正（出 V1.1）'), spoil: send },
  ],
  'report/scan-dialog.tsx': [
    {
      name: '挂接扫描件',
      world: 'quarters',
      open: async (stage) => {
        const printed = await onPaper(stage, '打印签章')
        await printed.waitFor({ state: 'hidden' })
        return onPaper(stage, '选择扫描件')
      },
      spoil: send,
    },
  ],
  'report/delivery-dialog.tsx': [
    {
      name: '送达',
      world: 'quarters',
      open: async (stage) => {
        const { page } = stage
        const dialog = page.getByRole('dialog')
        await onPaper(stage, '选择扫描件')
        await page
          .getByTestId('scan-files')
          .setInputFiles({ name: '签字页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
        await dialog.getByLabel('院方签字人').fill('接口人乙')
        await send(dialog)
        await dialog.waitFor({ state: 'hidden' })
        return onPaper(stage, '登记送达')
      },
      spoil: send,
    },
  ],
  'report/archive-dialog.tsx': [{ name: '归档', world: 'quarters', open: (stage) => onPaper(stage, /^归\s?档$/) }],
}
