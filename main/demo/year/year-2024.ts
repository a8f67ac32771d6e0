import { dateTimeOf } from '../../../domain/time/instant.ts'
import { periodsOf } from '../../../domain/time/period.ts'
import type { DocumentTarget } from '../../services/document/kind.ts'
import type { Actor } from '../actor.ts'
import { playVisit } from '../checklist.ts'
import type { StoryClock } from '../clock.ts'
import { firstQuarter, playQuarter, reportOf, setUpDemo } from '../fill.ts'
import type { Figures } from '../story.ts'
import { faultScenes } from './fault-story.ts'
import { faults2024 } from './faults-2024.ts'
import { instant } from './instant.ts'
import { closeYear } from './acceptance-story.ts'
import { closeCarried } from './carried.ts'
import { type Desk, documentScene, serviceDocuments, writePaper } from './paper.ts'
import { registers2024 } from './registers-2024.ts'
import { playScenes, type Scene } from './scene.ts'
import { serviceScene } from './service-story.ts'
import { services2024 } from './services-2024.ts'
import { loanerScenes, typhoonScenes } from './special-2024.ts'
import { visits2024 } from './visits-2024.ts'
import type { Year } from './year.ts'

/** The 93.41 % of the first quarter was mended by enlarging the tablespace. */
const enlarged = (data: number): Figures['spaces'] => [
  { name: 'EBILL_DATA', used: data, max: 65_536 },
  ...firstQuarter.spaces.slice(1),
]
const quarters: readonly { period: string; start: string; figures: Omit<Figures, 'date'> }[] = [
  { period: '2024-Q1', start: '2024-03-20 09:12', figures: firstQuarter },
  {
    period: '2024-Q2',
    start: '2024-06-12 09:05',
    figures: { spaces: enlarged(40_412.6), paperDays: 46, clockOffset: '0.003' },
  },
  {
    period: '2024-Q3',
    start: '2024-09-18 09:10',
    figures: { spaces: enlarged(42_630.1), paperDays: 52, clockOffset: '0.006' },
  },
  {
    period: '2024-Q4',
    start: '2024-12-11 09:08',
    figures: { spaces: enlarged(44_871.9), paperDays: 48, clockOffset: '0.002' },
  },
]

/** Documents of the year beside those of services, each with the time at which it is written. */
const documents: readonly (readonly [
  at: string,
  kind: DocumentTarget['kind'],
  table: DocumentTarget['table'],
  key: string,
])[] = [
  ['2024-01-17 10:00', 'R03', 'fault', 'question'],
  ['2024-02-18 09:30', 'R03', 'fault', 'eve'],
  ['2024-02-18 10:00', 'R04', 'fault', 'eve'],
  ['2024-06-27 11:00', 'R12', 'loaner', 'loaner'],
  ['2024-06-27 11:10', 'R03', 'fault', 'device'],
  ['2024-09-12 09:00', 'R17', 'force_majeure', 'force-majeure'],
  ['2024-09-12 09:10', 'R03', 'fault', 'typhoon'],
]

/** Plays the service year 2024 of the e-bill contract, in the order in which things happened. */
export async function playYear2024(actor: Actor, clock: StoryClock): Promise<Year> {
  clock.at(instant('2024-01-02 08:30'))
  const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
  const ids = new Map<string, string>()
  const desk: Desk = { actor, clock, signer: '接口人乙', box: '2024-票据-01', written: [] }
  const statement = (at: string, kind: 'R05' | 'R06', period: string): Scene =>
    documentScene(desk, at, () => ({ kind, table: 'contract', row: contract, period }))
  const scenes: Scene[] = [
    ...registers2024(desk, () => contract, ids),
    ...quarters.map(({ period, start, figures }): Scene => ({
      at: start,
      async play() {
        const inspection = await playQuarter(actor, clock, contract, period, instant(start), figures)
        ids.set(period, inspection)
        await closeCarried(actor, inspection)
        await writePaper(desk, reportOf(inspection))
      },
    })),
    ...visits2024.map(({ start, ...visit }): Scene => ({
      at: dateTimeOf(start),
      async play() {
        const inspection = await playVisit(actor, clock, { contract, start, ...visit })
        ids.set(`signature-${visit.period}`, inspection)
        await closeCarried(actor, inspection)
        await writePaper(desk, { kind: 'R02', table: 'inspection', row: inspection, period: '' })
      },
    })),
    ...faults2024.flatMap((story) => faultScenes(actor, contract, story, ids)),
    ...services2024.map((story) => serviceScene(actor, contract, story, ids)),
    ...serviceDocuments(desk, services2024, ids),
    ...loanerScenes(actor, ids),
    ...typhoonScenes(actor, contract, ids),
    ...documents.map(([at, kind, table, key]) =>
      documentScene(desk, at, () => ({ kind, table, row: ids.get(key)!, period: '' })),
    ),
    ...periodsOf('calendar-quarter', '2024-01-01', '2024-12-31').map((period, n) =>
      statement(['2024-04-03 09:00', '2024-07-03 09:00', '2024-10-09 09:00', '2025-01-03 09:00'][n]!, 'R05', period.id),
    ),
    statement('2025-01-03 10:00', 'R05', '2024'),
    ...Array.from({ length: 12 }, (_, n) => {
      const month = `2024-${String(n + 1).padStart(2, '0')}`
      const next = n < 11 ? `2024-${String(n + 2).padStart(2, '0')}-02` : '2025-01-02'
      return statement(`${next} 17:00`, 'R06', month)
    }),
  ]
  await playScenes(clock, scenes)
  await closeYear(desk, contract, '2025-01-06 09:00')
  return { contract, ids, documents: desk.written }
}
