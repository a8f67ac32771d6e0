import { goTo, goToFirst, type Opening, press, send, type Stage } from './stage.ts'

const running = (stage: Stage): Promise<void> => goToFirst(stage, '/faults', '/fault/')

/** By 更多; the focus goes where the menu stood, which is nowhere in particular. */
async function more(stage: Stage, entry: string): Promise<null> {
  await running(stage)
  await press(stage.page, '更多')
  await stage.page.getByRole('menuitem', { name: entry, exact: true }).click()
  return null
}

async function byButton(stage: Stage, name: string | RegExp) {
  await running(stage)
  return press(stage.page, name)
}

async function goToClosed(stage: Stage): Promise<void> {
  await goTo(stage, '/faults')
  await stage.page.getByText('已关闭', { exact: true }).click()
  await goToFirst(stage, '/faults', '/fault/')
}

/** The layers over a fault and over the records beside it. */
export const faultLayers: Readonly<Record<string, readonly Opening[]>> = {
  'fault/event-dialog.tsx': [
    {
      name: '记录 备注',
      world: 'demo',
      open: (stage) => byButton(stage, '备注'),
      spoil: async (layer) => {
        await layer.getByLabel('时间', { exact: true }).fill('不是时间')
        await send(layer)
      },
    },
  ],
  'fault/evidence-drawer.tsx': [{ name: '故障的证据', world: 'demo', open: (stage) => byButton(stage, /^证据 \d+$/) }],
  'fault/facts-drawer.tsx': [{ name: '事实', world: 'demo', open: (stage) => byButton(stage, '填写事实') }],
  'fault/force-majeure-dialog.tsx': [{ name: '不可抗力', world: 'demo', open: (stage) => byButton(stage, '不可抗力') }],
  'fault/loaner-dialog.tsx': [{ name: '备机', world: 'demo', open: (stage) => more(stage, '备机…') }],
  'fault/tier-dialog.tsx': [{ name: '改层级', world: 'demo', open: (stage) => byButton(stage, '改层级'), spoil: send }],
  'fault/act-dialogs.tsx': [
    { name: '划去', world: 'demo', open: (stage) => byButton(stage, /^划去 /), spoil: send },
    { name: '关闭故障', world: 'demo', open: (stage) => more(stage, '关闭故障…'), spoil: send },
    { name: '作废故障', world: 'demo', open: (stage) => more(stage, '作废…'), spoil: send },
    {
      name: '结束等待',
      world: 'demo',
      open: async (stage) => {
        await running(stage)
        await press(stage.page, '等待')
        await send(stage.page.getByRole('dialog'))
        return press(stage.page, '结束等待')
      },
      spoil: async (layer) => {
        await layer.getByLabel('到', { exact: true }).fill('')
        await send(layer)
      },
    },
    {
      name: '重开故障',
      world: 'demo',
      open: async (stage) => {
        await goToClosed(stage)
        return press(stage.page, /^重\s?开$/)
      },
      spoil: send,
    },
  ],
  'fault/void-record.tsx': [
    {
      name: '作废备机',
      world: 'demo',
      open: async (stage) => {
        // Away from the closed fault.
        await goTo(stage, '/faults')
        await more(stage, '备机…')
        await send(stage.page.getByRole('dialog'))
        await stage.page.waitForURL(/\/loaner\//)
        return press(stage.page, /^作\s?废$/)
      },
      spoil: send,
    },
  ],
}
