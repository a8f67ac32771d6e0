import { madeXlsx } from '../../support/spreadsheet.ts'
import type { Locator } from '@playwright/test'
import { goTo, goToFirst, type Opening, press, send, type Stage } from './stage.ts'

/** An item of the inspection that the demo has under way. */
async function item(stage: Stage, id: string): Promise<void> {
  const { page } = stage
  if (page.url().includes(`item=${id}`)) return
  await goTo(stage, '/')
  await page.getByRole('button', { name: /^继续/ }).click()
  await page.getByRole('navigation', { name: '检查清单' }).getByRole('button', { name: '运行环境' }).click()
  await page.getByRole('navigation', { name: '检查清单' }).getByRole('button', { name: id }).click()
}

const service = (stage: Stage): Promise<void> => goToFirst(stage, '/log', '/service/')

/** A cell without proof of the demo's matrix. */
async function redCell(stage: Stage): Promise<Locator> {
  await goTo(stage, '/obligations')
  await stage.page.locator('#cell-A-061-2026-Q2').click()
  return stage.page.getByRole('region', { name: 'A-061 2026 Q2' })
}

/** Attaches a signed paper to it, once. */
async function attachPaper(stage: Stage): Promise<Locator> {
  const panel = await redCell(stage)
  const proof = panel.getByRole('button', { name: /GJ-0001/ })
  if (await proof.isVisible()) return proof
  await panel.getByRole('button', { name: '挂接已有报告' }).click()
  const dialog = stage.page.getByRole('dialog', { name: /^挂接已有报告/ })
  const scan = { name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed') }
  await stage.page.getByTestId('attach-files').setInputFiles(scan)
  await dialog.getByLabel('签字日期').fill('2026-06-29')
  await stage.page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  return proof
}

/** The layers over every other screen. */
export const otherLayers: Readonly<Record<string, readonly Opening[]>> = {
  'acceptance/packages.tsx': [
    {
      name: '删除验收包',
      world: 'demo',
      open: async (stage) => {
        const { page } = stage
        await goTo(stage, '/acceptance')
        await press(page, '导出未完成稿')
        await page.getByText('已生成。').waitFor({ timeout: 120_000 })
        return press(page, /^删除 /)
      },
    },
  ],
  'obligation/explain-dialog.tsx': [
    {
      name: '逾期说明',
      world: 'demo',
      open: async (stage) => {
        const button = (await redCell(stage)).getByRole('button', { name: '写逾期说明' })
        await button.click()
        return button
      },
      spoil: send,
    },
  ],
  'obligation/attach-dialog.tsx': [
    {
      name: '挂接已有报告',
      world: 'demo',
      open: async (stage) => {
        const button = (await redCell(stage)).getByRole('button', { name: '挂接已有报告' })
        await button.click()
        return button
      },
      spoil: send,
    },
  ],
  'obligation/attached-dialog.tsx': [
    {
      name: '挂接材料',
      world: 'demo',
      open: async (stage) => {
        const proof = await attachPaper(stage)
        await proof.click()
        return proof
      },
    },
  ],
  'evidence/viewer.tsx': [
    {
      name: '证据',
      world: 'demo',
      open: async (stage) => {
        await item(stage, 'ENV-05')
        await stage.page.getByLabel('选择证据文件').setInputFiles('docs/images/report-conclusion.png')
        return press(stage.page, /^打开证据 1/)
      },
    },
  ],
  'findings/finding-drawer.tsx': [
    {
      name: '问题',
      world: 'demo',
      open: async (stage) => {
        await goTo(stage, '/findings')
        await stage.page.getByRole('rowheader').first().getByRole('link').click()
        return null
      },
      spoil: async (layer) => {
        await layer.getByRole('button', { name: '复测', exact: true }).click()
        await layer.getByRole('button', { name: '登记复测' }).click()
      },
    },
  ],
  'frame/keys.tsx': [
    {
      name: '按键',
      world: 'fresh',
      open: async (stage) => {
        await goTo(stage, '/')
        await stage.page.keyboard.press('F1')
        return null
      },
    },
  ],
  'import/batches.tsx': [
    {
      name: '撤销导入',
      world: 'fresh',
      open: async (stage) => {
        const { page } = stage
        await goTo(stage, '/import')
        const bytes = await madeXlsx([
          {
            name: '2024年',
            rows: [
              ['序号', '报障时间', '科室', '报障人', '故障现象', '处理结果', '完成时间'],
              [1, '2024.3.5 9:20', '收费处', '收费员甲', '开票提示签名失败', '重启后正常', '2024-3-5 10:05'],
            ],
          },
        ])
        await page
          .getByLabel('旧台账文件')
          .setInputFiles({ name: '旧台账.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
        await press(page, '导入 1 条')
        return press(page, '撤销这次导入')
      },
      spoil: send,
    },
  ],
  'inspection/history-drawer.tsx': [
    {
      name: '检查项的历史',
      world: 'quarters',
      open: async (stage) => {
        await goTo(stage, `/inspection/${stage.open}?step=environment&item=ENV-05`)
        return press(stage.page, /^历史 \d+ 次改动$/)
      },
    },
  ],
  'inspection/steps-drawer.tsx': [
    {
      name: '步骤与依据',
      world: 'demo',
      open: async (stage) => {
        await item(stage, 'ENV-05')
        return press(stage.page, /步骤与依据/)
      },
    },
  ],
  'log/late-dialog.tsx': [
    {
      name: '补写日志',
      world: 'fresh',
      open: async (stage) => {
        await goTo(stage, '/log')
        return press(stage.page, /^补写 /)
      },
      spoil: send,
    },
  ],
  'packs/pack-page.tsx': [
    {
      name: '放弃修改',
      world: 'fresh',
      open: async (stage) => {
        const { page } = stage
        await goToFirst(stage, '/packs', '/packs/')
        const first = page.locator('main').getByRole('textbox').first()
        await first.fill('改过的名字')
        await first.blur()
        return press(page, '放弃修改')
      },
    },
  ],
  'quick/quick-entry.tsx': [
    {
      name: '快速登记',
      world: 'fresh',
      open: async (stage) => {
        await goTo(stage, '/')
        await stage.page.keyboard.press('Control+k')
        return null
      },
      spoil: async (layer) => {
        await layer.getByLabel('谁问').press('Control+Enter')
      },
    },
  ],
  'remark/remarks-button.tsx': [
    {
      name: '条款疑义',
      world: 'demo',
      open: async (stage) => {
        await goToFirst(stage, '/faults', '/fault/')
        return press(stage.page, /^条款疑义 \d+$/)
      },
    },
  ],
  'search/search-dialog.tsx': [
    {
      name: '搜索',
      world: 'demo',
      open: async (stage) => {
        await goTo(stage, '/')
        await stage.page.keyboard.press('Control+f')
        await stage.page.keyboard.type('签名')
        await stage.page.getByRole('option').first().waitFor()
        return null
      },
    },
  ],
  'service/history-drawer.tsx': [
    {
      name: '服务记录的历史',
      world: 'demo',
      open: async (stage) => {
        await service(stage)
        return press(stage.page, /历史/)
      },
    },
  ],
  'service/void-dialog.tsx': [
    {
      name: '作废服务记录',
      world: 'demo',
      open: async (stage) => {
        await service(stage)
        return press(stage.page, '作废…')
      },
      spoil: send,
    },
  ],
  'ui/screen.tsx': [
    {
      name: '右栏',
      world: 'fresh',
      width: 1100,
      open: async (stage) => {
        await goTo(stage, '/log')
        return press(stage.page, /F4$/)
      },
    },
  ],
}
