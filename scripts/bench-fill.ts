/** A data folder with as many faults and log entries as a firm collects over years: what the benches read. */
import { join } from 'node:path'
import { openApp } from '../main/app.ts'
import { type Actor, actorOf } from '../main/demo/actor.ts'
import { storyClock } from '../main/demo/clock.ts'
import { setUpDemo } from '../main/demo/fill.ts'
import { loadDevice } from '../main/device.ts'
import { randomId } from '../db/crypto.ts'
import { appendOp, beginTransaction, sealTransaction } from '../db/log.ts'
import { openDatabase } from '../db/open.ts'
import type { Op } from '../domain/sync/op.ts'
import { epochOf, instantOf } from '../domain/time/instant.ts'

const words =
  '签名 窗口 开票 失败 服务器 重启 超时 数据库 表空间 短信 验证码 登录 报表 打印 网络 接口 财政 医保 归档 冲红'
    .concat(
      ' 号段 库存 备份 证书 到期 收费处 门诊 住院 恢复 检查 缓慢 报错 无法 查询 导出 权限 用户 密码 重复 丢失 同步 升级',
    )
    .split(' ')
const hour = 3_600_000

/** A sequence that is the same in every run (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

export interface Volume {
  readonly faults: number
  readonly services: number
  /** Contracts with as much each; one where it is not said. */
  readonly contracts?: number
}

/** Fills `folder` with a contract of 2024 and the records; the last two faults are still open. Returns the contract's id. */
export async function fillVolume(folder: string, volume: Volume): Promise<string> {
  const clock = storyClock('2024-01-01T08:00:00.000+08:00')
  const app = openApp({ folder, clock: clock.now })
  const year2024 = { start: '2024-01-01', end: '2024-12-31' }
  const contracts = [await setUpDemo(actorOf(app), year2024)]
  while (contracts.length < (volume.contracts ?? 1))
    contracts.push(await addAnother(actorOf(app), contracts.length + 1, year2024))
  app.close()
  let contract = ''
  const db = openDatabase(join(folder, 'rounds.db'), clock.now())
  const signer = loadDevice(folder)
  const pick = random(2024)
  const sentence = (length: number): string => Array.from({ length }, () => words[pick(words.length)]).join('')
  const start = epochOf('2024-01-02T00:00:00.000+08:00')
  const year = 350 * 24 * hour
  let batch: Op[] = []
  let clockMs = start
  const flush = (): void => {
    if (batch.length === 0) return
    const ops = batch
    batch = []
    db.raw.transaction(() => {
      const tx = beginTransaction(db, randomId(), contract, clockMs)
      for (const op of ops) appendOp(db, op, tx)
      sealTransaction(db, signer, tx, { author: 'bench', action: 'bench.fill', ops })
    })()
  }
  const write = (table: string, row: string, set: Readonly<Record<string, unknown>>): void => {
    const registers = Object.fromEntries(Object.entries(set).map(([name, value]) => [name, [value, []] as const]))
    batch.push({ id: randomId(), table, row, set: registers })
    if (batch.length >= 1000) flush()
  }
  const number = (prefix: string, at: number, n: number): string =>
    `${prefix}-${instantOf(at).slice(0, 10).replaceAll('-', '')}-${String(n).padStart(3, '0')}`

  for (contract of contracts) {
    for (let n = 0; n < volume.faults; n++) {
      const id = randomId()
      const at = start + Math.floor((year * n) / volume.faults)
      clockMs = at
      const when = (hours: number): string => instantOf(at + hours * hour)
      write('fault', id, {
        identity: {
          contract,
          number: number('GZ', at, n),
          createdAt: when(0.1),
          createdBy: '工程师甲',
          inspection: '',
          item: '',
          finding: '',
          service: '',
        },
        title: { text: sentence(4) },
        subject: { id: '', name: '医疗电子票据管理系统', model: '', serial: '', asset: '', place: '' },
        reporter: { name: '收费处值班员', department: '收费处', phone: '', channel: 'phone' },
        tier: { policy: n % 5 === 0 ? 'A-T3' : 'A-T2', quote: sentence(5) },
        symptom: { class: '开票失败', text: sentence(10) },
        cause: { class: '配置', text: sentence(6) },
        remedy: { text: sentence(8), kind: 'permanent' },
      })
      const done = n < volume.faults - 2
      const events: [string, number][] = [
        ['reported', 0],
        ['accepted', 0.1],
        ['first_response', 0.4],
        ['note', 1],
        ...(done
          ? ([
              ['repaired', 3 + (n % 30)],
              ['answered', 3.5 + (n % 30)],
              ['confirmed', 34],
              ['closed', 35],
            ] as [string, number][])
          : []),
      ]
      for (const [type, hours] of events)
        write('fault_event', randomId(), {
          entry: {
            fault: id,
            type,
            at: when(hours),
            to: '',
            recordedAt: when(hours),
            by: '工程师甲',
            channel: 'phone',
            text: sentence(4),
            backdated: '',
            clockDoubt: false,
            detail: {},
          },
        })
    }
    for (let n = 0; n < volume.services; n++) {
      const at = start + Math.floor((year * n) / volume.services)
      clockMs = Math.max(clockMs, at)
      const when = instantOf(at)
      write('service_record', randomId(), {
        identity: { contract, kind: 'phone', number: number('ZX', at, n), createdAt: when, createdBy: '工程师甲' },
        span: { from: when, to: instantOf(at + hour / 6) },
        request: { way: 'phone', person: '收费处', department: '收费处', phone: '', askedAt: when },
        subject: { text: sentence(4) },
        content: { text: sentence(8) },
        reply: { text: sentence(8), firstAt: when, by: '工程师甲' },
        result: { state: 'done', text: '', leftover: '' },
        people: { names: ['工程师甲'] },
      })
    }
    flush()
  }
  db.raw.close()
  return contracts[0]!
}

/** One more hospital with the same pack. */
async function addAnother({ act }: Actor, n: number, period: { start: string; end: string }): Promise<string> {
  const [pack] = await act('pack', 'list', {})
  const added = await act('setup', 'addContract', {
    hospital: { name: `示例医院${n}`, department: '信息科', contact: '接口人乙' },
    system: {
      name: '医疗电子票据管理系统',
      vendor: '',
      database: 'oracle',
      databaseVersion: '11g',
      platform: 'linux',
      servers: [],
    },
    pack: pack!.sha256,
    period,
  })
  return added.contract
}
