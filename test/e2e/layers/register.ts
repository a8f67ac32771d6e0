import { goTo, type Opening, press, send, type Stage } from './stage.ts'

async function tab(stage: Stage, name: string, button: string | RegExp) {
  await goTo(stage, `/registers/${name}`)
  return press(stage.page, button)
}

/** Begins a device, or stays at the one that was begun. */
async function device(stage: Stage): Promise<void> {
  const { page } = stage
  if (new URL(page.url()).pathname.startsWith('/device/')) return
  await tab(stage, 'devices', '登记设备')
  await page.getByRole('menuitem', { name: '其他设备' }).first().click()
  await page.waitForURL(/\/device\//)
}

async function snapshot(stage: Stage, values: string): Promise<void> {
  const dialog = stage.page.getByRole('dialog')
  await press(stage.page, '记参数')
  await dialog.getByLabel('参数', { exact: true }).fill(values)
  await send(dialog)
  await dialog.waitFor({ state: 'hidden' })
}

/** Adds a payment node, whose form opens beside the list. */
async function addedNode(stage: Stage): Promise<void> {
  await tab(stage, 'payments', '添加付款节点')
  const dialog = stage.page.getByRole('dialog', { name: '添加付款节点' })
  await dialog.getByLabel('节点名称').fill('增项款')
  await dialog.getByLabel('依据').fill('补充协议第2条')
  await dialog.getByLabel(/日期/).fill('2024-09-20')
  await dialog.getByLabel('金额（元）').fill('1000')
  await send(dialog)
  await dialog.waitFor({ state: 'hidden' })
}

/** The layers over the registers (台账). */
export const registerLayers: Readonly<Record<string, readonly Opening[]>> = {
  'registers/certificate-import.tsx': [
    {
      name: '导入证书',
      world: 'fresh',
      open: async (stage) => {
        await tab(stage, 'certificates', 'CA 证书')
        await stage.page.waitForURL(/\/certificate\//)
        return press(stage.page, '导入证书')
      },
      spoil: send,
    },
  ],
  'registers/costs-tab.tsx': [
    {
      name: '记一笔费用',
      world: 'fresh',
      open: (stage) => tab(stage, 'costs', '记一笔'),
      spoil: async (layer) => {
        await layer.getByLabel('金额（元）').fill('一百')
        await send(layer)
      },
    },
  ],
  'registers/payment-dialog.tsx': [
    {
      name: '添加付款节点',
      world: 'fresh',
      open: (stage) => tab(stage, 'payments', '添加付款节点'),
      spoil: send,
    },
    {
      name: '撤销付款节点',
      world: 'fresh',
      open: async (stage) => {
        await addedNode(stage)
        return press(stage.page, '撤销节点')
      },
      spoil: send,
    },
  ],
  'registers/staff-tab.tsx': [
    { name: '加一名服务人员', world: 'fresh', open: (stage) => tab(stage, 'staff', '加一人'), spoil: send },
  ],
  'registers/roster.tsx': [
    {
      name: '轮班生成',
      world: 'fresh',
      open: async (stage) => {
        const { page } = stage
        await tab(stage, 'staff', '加一人')
        await page.getByRole('dialog').getByLabel('姓名').fill('工程师甲')
        await send(page.getByRole('dialog'))
        await page.getByRole('table', { name: '服务人员' }).getByRole('button', { name: '工程师甲' }).waitFor()
        return press(page, '轮班生成')
      },
    },
  ],
  'registers/snapshots.tsx': [
    {
      name: '记参数',
      world: 'fresh',
      open: async (stage) => {
        await device(stage)
        return press(stage.page, '记参数')
      },
      spoil: send,
    },
    {
      name: '比较参数',
      world: 'fresh',
      open: async (stage) => {
        await device(stage)
        await snapshot(stage, '内存=64 GB')
        await snapshot(stage, '内存=128 GB')
        return press(stage.page, /^比\s?较$/)
      },
    },
  ],
  'registers/history.tsx': [
    {
      name: '台账的历史',
      world: 'fresh',
      open: async (stage) => {
        await device(stage)
        return press(stage.page, /历史/)
      },
    },
  ],
}
