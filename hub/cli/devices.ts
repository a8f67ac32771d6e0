import { fail } from '../../domain/failure.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { changeDevice, type DeviceGrant, revokeDevice } from '../feed/devices.ts'
import { approvePairing, currentPairing, openPairing, type PairingView, rejectPairing } from '../feed/pairing.ts'
import type { OpenHub } from '../open.ts'
import type { DeviceRow } from '../store/store.ts'
import type { Terminal } from './terminal.ts'

export interface GrantOptions {
  readonly name?: string | undefined
  /** Comma-separated; `*` for all. */
  readonly scopes?: string | undefined
  readonly persons?: string | undefined
}

const looksMs = 500

export const list = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]

/** Opens a window, shows the code, waits for the laptop, and lets it in when the person at the hub agrees. */
export async function pair({ hub, identity }: OpenHub, say: Terminal, options: GrantOptions): Promise<void> {
  const { id, code, expiresAt } = await openPairing(hub, identity)
  say.say(`配对码：${code}`)
  say.say(`有效期至 ${dateTimeOf(expiresAt)}。请在笔记本的“同步”页面输入；试错 5 次后作废。`)
  let view: PairingView | undefined
  for (;;) {
    view = await currentPairing(hub, identity)
    if (view?.id !== id) fail('not-found', '配对窗口已关闭：超过十分钟，或试错太多次。请重新运行 pair。')
    if (view.state === 'asked') break
    await new Promise((later) => setTimeout(later, looksMs))
  }
  const { request, digits } = view
  say.say(`请求配对的电脑：${request!.name}（编号 ${request!.device}）`)
  for (const person of request!.persons) say.say(`  使用人：${person.name}（${person.id}）`)
  for (const sentence of await takenBy(
    hub.store,
    request!.device,
    request!.persons.map((p) => p.id),
  ))
    say.say(sentence)
  say.say(`核对数字：${digits!.slice(0, 3)} ${digits!.slice(3)}`)
  const agreed = await say.ask('笔记本上显示的六位数字与此相同吗？输入 y 同意，其他拒绝：')
  if (!/^(y|yes|是)$/i.test(agreed)) {
    await rejectPairing(hub, id)
    return say.say('已拒绝，没有授权任何设备。')
  }
  const scopes = list(options.scopes ?? (await say.ask('授权的合同编号（逗号分隔，* 为全部合同）：')))
  if (scopes.length === 0) say.say('没有授权任何合同：这台电脑只能看到公共资料。')
  const device = await approvePairing(hub, identity, id, {
    name: options.name ?? request!.name,
    kind: 'laptop',
    persons: options.persons === undefined ? request!.persons.map((person) => person.id) : list(options.persons),
    scopes,
  })
  say.say(`已配对：${describe(device)}`)
}

/** A person who already acts on another device: usual for somebody with two laptops, and worth a look. */
async function takenBy(store: OpenHub['hub']['store'], device: string, persons: readonly string[]): Promise<string[]> {
  const others = (await store.read((read) => read.devices(0))).filter((d) => d.card.device !== device)
  return others
    .filter(({ card }) => card.persons.some((person) => persons.includes(person)))
    .map(({ card }) => `  注意：同一使用人已在设备“${card.name}”（${card.device}）上。`)
}

export async function showDevices({ hub }: OpenHub, say: Terminal): Promise<void> {
  const devices = await hub.store.read((read) => read.devices(0))
  if (devices.length === 0) return say.say('还没有已配对的设备。')
  for (const device of devices) say.say(describe(device))
}

export async function change(
  { hub, identity }: OpenHub,
  say: Terminal,
  id: string,
  options: GrantOptions,
): Promise<void> {
  const grant: Partial<DeviceGrant> = {
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.scopes === undefined ? {} : { scopes: list(options.scopes) }),
    ...(options.persons === undefined ? {} : { persons: list(options.persons) }),
  }
  if (Object.keys(grant).length === 0) fail('invalid-input', '请给出 --name、--scopes 或 --persons。')
  say.say(`已修改：${describe(await changeDevice(hub, identity, id, grant))}`)
}

export async function revoke({ hub, identity }: OpenHub, say: Terminal, id: string): Promise<void> {
  say.say(`已撤销：${describe(await revokeDevice(hub, identity, id))}。它的会话立即失效，已交来的记录保留。`)
}

function describe({ card, scopes }: DeviceRow): string {
  const rights = scopes.length === 0 ? '无合同' : scopes.includes('*') ? '全部合同' : scopes.join('、')
  const state = card.revokedAt === '' ? `授权 ${rights}` : `已于 ${dateTimeOf(card.revokedAt)} 撤销`
  return `${card.name}（${card.kind === 'office' ? '中心站' : '笔记本'}，编号 ${card.device}）：${state}；使用人 ${card.persons.join('、') || '无'}`
}
