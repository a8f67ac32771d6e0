/**
 * `npm run bench:sync [-- --records N --rounds N --per N --photos N --size BYTES --stock N]`: our hub on SQLite and on
 * PostgreSQL beside PouchDB → express-pouchdb, in one run: push, pull, a round in which nothing happened, photos; beside
 * the databases' own inserts; and the first sync of a new laptop. Everything on this machine, each laptop and each hub
 * in its own process, ours over TLS with every signature checked, the peer over plain HTTP. Prints JSON. Ratios count.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import type { Announced, Enrolled, HubAddress } from './bench-sync-hub.ts'
import { postgresLimit, sqliteLimit } from './bench-sync-limit.ts'
import { type Program, startProgram } from './bench-sync-process.ts'
import { startPostgres } from './postgres.ts'

const number = (value: number) => ({ type: 'string', default: String(value) }) as const
const { values } = parseArgs({
  options: {
    records: number(100_000),
    rounds: number(3),
    /** Records to one save; an inspection begins with 17. */
    per: number(17),
    photos: number(40),
    size: number(1 << 20),
    /** Photos of 4 MiB for the first sync: 1,280 are 5 GiB. */
    stock: number(1280),
  },
})
const [records, rounds, per, photos, size, stock] = (
  ['records', 'rounds', 'per', 'photos', 'size', 'stock'] as const
).map((name) => {
  const n = Number(values[name])
  if (!Number.isInteger(n) || n < 1) throw new Error(`--${name} must be a whole number from 1`)
  return n
}) as [number, number, number, number, number, number]
const stockSize = 4 << 20

interface Times {
  readonly pushMs: number
  readonly pullMs: number
  readonly noopMs: number
  readonly photosUpMs: number
  readonly photosDownMs: number
}

function installPeers(): void {
  const folder = fileURLToPath(new URL('bench-peers', import.meta.url))
  if (existsSync(join(folder, 'node_modules', 'pouchdb'))) return
  console.error('Installing PouchDB and express-pouchdb into scripts/bench-peers, once, to be measured beside them.')
  execFileSync('npm', ['ci'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!
const round2 = (n: number): number => Number(n.toPrecision(3))

/** Runs the programs and stops them, however it ends. */
async function withPrograms<T>(files: readonly string[], work: (...programs: Program[]) => Promise<T>): Promise<T> {
  const programs = files.map((file) => startProgram(file))
  try {
    return await work(...programs)
  } finally {
    for (const program of programs) await program.stop()
  }
}

const noops = 15
async function noop(ask: () => Promise<number>): Promise<number> {
  const times: number[] = []
  while (times.length < noops) times.push(await ask())
  return median(times)
}

/** One laptop fills and pushes, another pulls. */
async function ours(folder: string, filled: string, databaseUrl: string) {
  const [hubFile, laptopFile] = ['./bench-sync-hub.ts', './bench-sync-laptop.ts']
  return withPrograms([hubFile, laptopFile, laptopFile], async (hub, first, second) => {
    cpSync(filled, join(folder, 'first'), { recursive: true })
    const at = await hub!.ask<HubAddress>('serve', { folder: join(folder, 'hub'), databaseUrl })
    const enrol = async (laptop: Program, name: string): Promise<void> =>
      hub!.ask('enrol', await laptop.ask<Enrolled>('open', { folder: join(folder, name) }))
    await enrol(first!, 'first')
    await enrol(second!, 'second')
    const round = (laptop: Program) => laptop.ask<{ ms: number; pushMs: number }>('round', at)
    const pushed = await round(first!)
    const pulled = await round(second!)
    const noopMs = await noop(async () => (await round(second!)).ms)
    const counts = await second!.ask<{ items: number; waiting: number; aside: number }>('counts')
    if (counts.items !== records || counts.waiting > 0 || counts.aside > 0)
      throw new Error(`the second laptop has ${JSON.stringify(counts)}`)
    const taken = await first!.ask<string[]>('takePhotos', { photos, size })
    await round(first!)
    const photosUpMs = await first!.ask<number>('send', at)
    await round(second!)
    const photosDownMs = await second!.ask<number>('fetch', { hub: at, photos: taken })
    const times: Times = { pushMs: pushed.pushMs, pullMs: pulled.ms, noopMs, photosUpMs, photosDownMs }

    const announced = await hub!.ask<Announced[]>('stock', { photos: stock, size: stockSize })
    await first!.ask('announce', { photos: announced })
    await round(first!)
    const newLaptop = await withPrograms([laptopFile, laptopFile], async (before, app) => {
      const third = join(folder, 'third')
      await enrol(before!, 'third')
      await before!.ask('pair', { hub: at })
      await before!.ask('close')
      const { seq } = await hub!.ask<{ seq: number }>('totals')
      const photo = announced[0]!.sha256
      return app!.ask<Record<string, number>>('firstSync', { folder: third, photo, head: seq })
    })
    if (newLaptop['quarantined']! > 0) throw new Error('the new laptop could not take in everything')
    await hub!.ask('stop')
    return { times, seenBackMs: pushed.ms, newLaptop }
  })
}

async function peer(folder: string): Promise<Times> {
  const file = './bench-sync-peer.ts'
  return withPrograms([file, file, file], async (server, first, second) => {
    const url = await server!.ask<string>('serve', { folder: join(folder, 'server') })
    await first!.ask('open', { folder: join(folder, 'first') })
    await second!.ask('open', { folder: join(folder, 'second') })
    await first!.ask('fill', { records })
    const pushMs = await first!.ask<number>('push', { url })
    const pullMs = await second!.ask<number>('pull', { url })
    const noopMs = await noop(() => second!.ask<number>('round', { url }))
    const there = await second!.ask<number>('count')
    if (there !== records) throw new Error(`the peer's second laptop has ${there} records`)
    await first!.ask('takePhotos', { photos, size })
    const photosUpMs = await first!.ask<number>('push', { url })
    const photosDownMs = await second!.ask<number>('pull', { url })
    return { pushMs, pullMs, noopMs, photosUpMs, photosDownMs }
  })
}

/** How many times as fast as the peer, the median of what each round gave. */
function ratios(mine: readonly Times[], peers: readonly Times[]): Record<string, number> {
  const names = Object.keys(peers[0]!) as (keyof Times)[]
  return Object.fromEntries(
    names.map((name) => [name.replace(/Ms$/, ''), round2(median(mine.map((t, n) => peers[n]![name] / t[name])))]),
  )
}

/** Medians as people read them. */
function speeds(all: readonly Times[]): Record<string, number> {
  const of = (get: (t: Times) => number): number => round2(median(all.map(get)))
  const megabytes = (photos * size) / 1e6
  return {
    pushPerSecond: of((t) => (records * 1000) / t.pushMs),
    pullPerSecond: of((t) => (records * 1000) / t.pullMs),
    noopMs: of((t) => t.noopMs),
    photosUpMBPerSecond: of((t) => (megabytes * 1000) / t.photosUpMs),
    photosDownMBPerSecond: of((t) => (megabytes * 1000) / t.photosDownMs),
  }
}

installPeers()
await build({ main: true })
const folder = mkdtempSync(join(tmpdir(), 'rounds-bench-sync-'))
const postgres = await startPostgres()
try {
  const loads = [loadavg()[0]!]
  const filled = join(folder, 'filled')
  await withPrograms(['./bench-sync-laptop.ts'], (laptop) => laptop!.ask('fill', { folder: filled, records, per }))
  const measured = { peer: [] as Times[], sqlite: [] as Ours[], postgres: [] as Ours[] }
  const limits = { sqlite: [] as number[], postgres: [] as number[] }
  for (let n = 0; n < rounds; n++) {
    const place = (name: string): string => join(folder, `${name}-${n}`)
    for (const name of ['peer', 'sqlite', 'postgres']) mkdirSync(place(name))
    const say = (what: unknown): void => console.error(`${n + 1}/${rounds} ${JSON.stringify(what)}`)
    measured.peer.push(await peer(place('peer')))
    say({ peer: measured.peer[n] })
    measured.sqlite.push(await ours(place('sqlite'), filled, ''))
    say({ sqlite: measured.sqlite[n] })
    measured.postgres.push(await ours(place('postgres'), filled, await postgres.database()))
    say({ postgres: measured.postgres[n] })
    limits.sqlite.push(sqliteLimit(folder, records))
    limits.postgres.push(await postgresLimit(await postgres.database(), records))
    for (const name of ['peer', 'sqlite', 'postgres']) rmSync(place(name), { recursive: true, force: true })
    loads.push(loadavg()[0]!)
  }
  const of = (kind: 'sqlite' | 'postgres') => {
    const times = measured[kind].map((m) => m.times)
    const part = (name: string): number => round2(median(measured[kind].map((m) => m.newLaptop[name]!)))
    return {
      ...speeds(times),
      /** Until the laptop has seen all of it back in the feed, which only then counts as synced. */
      pushedAndSeenBackMs: round2(median(measured[kind].map((m) => m.seenBackMs))),
      timesThePeer: ratios(times, measured.peer),
      insertLimitPerSecond: round2(median(limits[kind].map((ms) => (records * 1000) / ms))),
      pushShareOfLimit: round2(median(limits[kind].map((ms, n) => ms / times[n]!.pushMs))),
      newLaptop: {
        photosAnnouncedGB: round2((stock * stockSize) / 1e9),
        operations: part('operations'),
        recordsMs: part('recordsMs'),
        /** Of it, on a processor: what a machine with nothing else to do would need at least. */
        recordsCpuMs: part('recordsCpuMs'),
        firstListMs: part('listMs'),
        onePhotoMs: part('photoMs'),
        withAllThumbnailsMs: part('thumbnailsMs'),
        longestStandstillMs: part('longestStandstillMs'),
      },
    }
  }
  const load = round2(sum(loads) / loads.length)
  const result = { records, recordsToATransaction: per, rounds, photos, photoBytes: size, load }
  const all = { ...result, pouchdb: speeds(measured.peer), sqlite: of('sqlite'), postgres: of('postgres') }
  process.stdout.write(`${JSON.stringify(all, null, 2)}\n`)
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

type Ours = Awaited<ReturnType<typeof ours>>
