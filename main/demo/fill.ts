import type { App } from '../app.ts'
import type { Clock } from '../clock.ts'
import { addDays, dateOf, epochOf, type Instant, instantOf, startOfDay } from '../../domain/time/instant.ts'
import { addMonths, periodsOf } from '../../domain/time/period.ts'
import { actorOf, type Actor } from './actor.ts'
import type { StoryClock } from './clock.ts'
import { type ItemStory, playItem, type Stage } from './quarter.ts'
import { playRunning } from './running.ts'
import { type Figures, quarterStory } from './story.ts'

/** A user tablespace per quarter, so that the demo has a trend. */
const spaces = (data: number): Figures['spaces'] => [
  { name: 'EBILL_DATA', used: data, max: 40_960 },
  { name: 'EBILL_LOB', used: 45_260.5, max: 61_440 },
  { name: 'EBILL_HIS', used: 18_923.5, max: 30_720 },
  { name: 'EBILL_IDX', used: 12_206.1, max: 32_768 },
]

/** Sets the demo's contract up: nobody real, clearly marked. Returns its id. */
export async function setUpDemo(actor: Actor, service: { start: string; end: string }): Promise<string> {
  const [pack] = await actor.act('pack', 'list', {})
  const { contract } = await actor.act('setup', 'complete', {
    engineer: '工程师甲',
    firm: '示例信息技术有限公司',
    hotline: '400-000-0000',
    brand: { logo: '', letterhead: '' },
    contract: {
      hospital: { name: '示例医院', department: '信息科', contact: '接口人乙' },
      system: {
        name: '医疗电子票据管理系统',
        vendor: '',
        database: 'oracle',
        databaseVersion: '11g',
        platform: 'linux',
        servers: [
          { name: 'appserver', role: '应用', address: '192.0.2.11', system: 'Linux' },
          { name: 'dbserver', role: '数据库', address: '192.0.2.12', system: 'Linux' },
          { name: 'signserver', role: '签名验签', address: '192.0.2.13', system: '专用设备' },
        ],
      },
      pack: pack!.sha256,
      period: service,
    },
  })
  return contract
}

/**
 * Plays one quarterly inspection from its first item to `until` (all of them when absent), through the same
 * procedures that the pages call. `change` tells one item otherwise. Returns the inspection's id.
 */
export async function playQuarter(
  actor: Actor,
  clock: StoryClock,
  contract: string,
  period: string,
  start: Instant,
  figures: Omit<Figures, 'date'>,
  until?: string,
  change: (story: ItemStory) => ItemStory = (story) => story,
): Promise<string> {
  clock.at(start)
  const { inspection } = await actor.act('inspection', 'start', { contract, period })
  const stage: Stage = { actor, clock, inspection }
  for (const item of quarterStory({ ...figures, date: dateOf(start) })) {
    if (item.item === until) {
      await actor.act('inspection', 'remember', {
        inspection,
        step: item.item.startsWith('BIZ') ? 'business' : 'environment',
        item: item.item,
      })
      return inspection
    }
    await playItem(stage, change(item))
  }
  const view = await actor.act('inspection', 'state', { inspection })
  const empty = view.gaps.flatMap((g) =>
    g.field.startsWith('none-') ? [g.field.slice(5) as 'tuning' | 'prevention' | 'security'] : [],
  )
  if (empty.length > 0) await actor.act('finding', 'confirmNone', { inspection, groups: empty, confirmed: true })
  clock.pass(600)
  return inspection
}

/** The report of an inspection, as the procedures name it. */
export function reportOf(inspection: string) {
  return { kind: 'R01', table: 'inspection', row: inspection, period: '' } as const
}

/** Finalises an inspection and notes that its report was printed. Returns the report's id. */
export async function finaliseQuarter(
  actor: Actor,
  inspection: string,
): Promise<{ report: string; docx: string; name: string }> {
  return actor.act('report', 'finalise', reportOf(inspection))
}

/** How long before now the demo's engineer began, in ms: long enough for eleven items. */
const underWay = 3 * 3_600_000

/**
 * Fills the demo workspace: a contract that began last quarter, that quarter finished, this one under way. `now` is the
 * machine's clock; the story's clock follows it afterwards.
 */
export async function fillDemo(app: App, clock: StoryClock, now: Clock): Promise<void> {
  const actor = actorOf(app)
  const today = dateOf(now())
  const [quarter] = periodsOf('calendar-quarter', `${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`).filter(
    (p) => p.from <= today && today <= p.to,
  )
  const start = addMonths(quarter!.from, -3)
  const service = { start, end: addDays(addMonths(start, 12), -1) }
  const [before, current] = periodsOf('calendar-quarter', service.start, service.end)
  const visit = `${before!.to.slice(0, 8)}12`
  clock.at(`${visit}T08:30:00.000+08:00`)
  const contract = await setUpDemo(actor, service)
  const done = await playQuarter(actor, clock, contract, before!.id, `${visit}T09:12:00.000+08:00`, {
    spaces: spaces(36_026.8),
    paperDays: 41,
    clockOffset: '0.004',
  })
  await finaliseQuarter(actor, done)
  const begun = instantOf(Math.max(epochOf(now()) - underWay, epochOf(startOfDay(current!.from))))
  await playRunning(actor, clock, contract, begun)
  const figures = { spaces: spaces(38_260.7), paperDays: 21, clockOffset: '0.011' }
  await playQuarter(actor, clock, contract, current!.id, begun, figures, 'ENV-05')
  clock.follow(now)
}

/** The figures of the scripted first quarter: one 异常 at 93.41 %, two 关注, one of them repaired on the spot. */
export const firstQuarter: Omit<Figures, 'date'> = { spaces: spaces(38_260.7), paperDays: 21, clockOffset: '2.41' }
