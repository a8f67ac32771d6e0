/**
 * What reading costs after years of work: 5000 faults and 50000 service records. Each procedure through dispatch, beside
 * a bare statement that reads as many rows, then how the page answers while somebody types.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openApp } from '../main/app.ts'
import { clockFrom } from '../main/clock.ts'
import { actorOf, type Actor } from '../main/demo/actor.ts'
import { fillVolume } from './bench-fill.ts'
import { benchTyping } from './bench-typing.ts'

const volume = { faults: 5000, services: 50_000 }
/** Half an hour after the last record: the last faults still run. */
const now = '2024-12-17T00:00:00+08:00'
const warmUp = 3
const rounds = 15
/** What a reader may wait for, in milliseconds. */
const aim = 100

interface Case {
  readonly name: string
  readonly call: () => Promise<unknown>
  /** Where its rows come from, and how many it answers with. */
  readonly table: 'contract' | 'fault' | 'service_record' | 'search_entry'
  readonly rows: (value: never) => number
}

function casesOf({ act }: Actor, contract: string): Case[] {
  const list = { table: 'fault', rows: (v: { rows: unknown[] }) => v.rows.length } as const
  const hits = { table: 'search_entry', rows: (v: unknown[]) => v.length } as const
  const page = { contract, offset: 0, limit: 50 }
  const text = '门诊窗口签名失败，服务器重启后恢复'
  return [
    { name: 'home.overview', call: () => act('home', 'overview', {}), table: 'contract', rows: () => 1 },
    { name: 'fault.running', call: () => act('fault', 'running', {}), ...list },
    { name: 'fault.list', call: () => act('fault', 'list', { ...page, state: 'all', text: '' }), ...list },
    {
      name: 'fault.list of closed ones',
      call: () => act('fault', 'list', { ...page, state: 'closed', text: '' }),
      ...list,
    },
    {
      name: 'fault.list with text',
      call: () => act('fault', 'list', { ...page, state: 'all', text: '签名' }),
      ...list,
    },
    { name: 'fault.similar', call: () => act('fault', 'similar', { contract, text }), table: 'fault', rows: hits.rows },
    { name: 'service.suggest', call: () => act('service', 'suggest', { contract, text }), ...hits },
    {
      name: 'service.list',
      call: () => act('service', 'list', { ...page, kind: '', state: '', text: '' }),
      table: 'service_record',
      rows: list.rows,
    },
    {
      name: 'log.month',
      call: () => act('log', 'month', { contract, month: '2024-06' }),
      table: 'service_record',
      rows: (v: { days: { entries: unknown[] }[] }) => v.days.reduce((n, d) => n + d.entries.length, 0),
    },
    {
      name: 'search.find of two words',
      call: () => act('search', 'find', { contract: '', text: '签名 窗口', limit: 50 }),
      ...hits,
    },
    {
      name: 'search.find of one character',
      call: () => act('search', 'find', { contract: '', text: '票', limit: 50 }),
      ...hits,
    },
  ]
}

/** Median of {@link rounds} runs after {@link warmUp}, in milliseconds. */
async function medianOf(run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < warmUp + rounds; n++) {
    const start = performance.now()
    await run()
    if (n >= warmUp) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
}

async function measure(bare: Database.Database, { name, call, table, rows }: Case): Promise<Record<string, unknown>> {
  const count = rows((await call()) as never)
  const statement = bare.prepare(`SELECT * FROM ${table} LIMIT ?`)
  const bareMs = await medianOf(() => statement.all(count))
  const ms = await medianOf(call)
  return {
    name,
    rows: count,
    ms: Number(ms.toFixed(2)),
    bareMs: Number(bareMs.toFixed(3)),
    ratio: Number((ms / bareMs).toFixed(1)),
    withinAim: ms <= aim,
  }
}

export async function benchList(): Promise<Record<string, unknown>> {
  const root = mkdtempSync(join(tmpdir(), 'rounds-bench-'))
  const folder = join(root, 'main')
  try {
    const start = performance.now()
    const contract = await fillVolume(folder, volume)
    const fillSeconds = Math.round((performance.now() - start) / 1000)
    const app = openApp({ folder, clock: clockFrom(now, false) })
    const bare = new Database(join(folder, 'rounds.db'), { readonly: true })
    const procedures: Record<string, unknown>[] = []
    try {
      for (const each of casesOf(actorOf(app), contract)) procedures.push(await measure(bare, each))
    } finally {
      bare.close()
      app.close()
    }
    return { volume, fillSeconds, aimMs: aim, rounds, procedures, page: await benchTyping(root, now) }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
