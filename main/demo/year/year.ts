import type { DocumentTarget } from '../../services/document/kind.ts'
import { periodsOf } from '../../../domain/time/period.ts'
import type { Actor } from '../actor.ts'
import type { StoryClock } from '../clock.ts'
import { finaliseQuarter, firstQuarter, playQuarter, setUpDemo } from '../fill.ts'
import type { Figures } from '../story.ts'
import { faultScenes } from './fault-story.ts'
import { faults2024 } from './faults-2024.ts'
import { instant } from './instant.ts'
import { playScenes, type Scene } from './scene.ts'
import { serviceScene } from './service-story.ts'
import { services2024 } from './services-2024.ts'
import { loanerScenes, typhoonScenes } from './special-2024.ts'

/** A document that the story wrote. */
export interface WrittenDocument {
  readonly kind: string
  /** SHA-256 of its bytes. */
  readonly docx: string
  readonly name: string
}

/** What the year left behind. */
export interface Year {
  readonly contract: string
  /** Row ids by the keys of the story. */
  readonly ids: ReadonlyMap<string, string>
  readonly documents: readonly WrittenDocument[]
}

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

/** Plays the service year 2024 of the e-bill contract, in the order in which things happened. */
export async function playYear2024(actor: Actor, clock: StoryClock): Promise<Year> {
  clock.at(instant('2024-01-02 08:30'))
  const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
  const ids = new Map<string, string>()
  const documents: WrittenDocument[] = []

  const finalise = (
    at: string,
    kind: DocumentTarget['kind'],
    table: DocumentTarget['table'],
    row: () => string,
    period = '',
  ): Scene => ({
    at,
    async play() {
      const { docx, name } = await actor.act('report', 'finalise', { kind, table, row: row(), period })
      documents.push({ kind, docx, name })
    },
  })
  const of = (key: string) => (): string => ids.get(key)!
  const scenes: Scene[] = [
    ...quarters.map(({ period, start, figures }): Scene => ({
      at: start,
      async play() {
        const inspection = await playQuarter(actor, clock, contract, period, instant(start), figures)
        ids.set(period, inspection)
        await closeCarried(actor, inspection)
        const { docx, name } = await finaliseQuarter(actor, inspection)
        documents.push({ kind: 'R01', docx, name })
      },
    })),
    ...faults2024.flatMap((story) => faultScenes(actor, contract, story, ids)),
    ...services2024.map((story) => serviceScene(actor, contract, story, ids)),
    ...loanerScenes(actor, ids),
    ...typhoonScenes(actor, contract, ids),
    finalise('2024-01-17 10:00', 'R03', 'fault', of('question')),
    finalise('2024-01-24 09:00', 'R11', 'service_record', of('phone')),
    finalise('2024-02-18 09:30', 'R03', 'fault', of('eve')),
    finalise('2024-02-18 10:00', 'R04', 'fault', of('eve')),
    finalise('2024-02-21 14:00', 'R18', 'service_record', of('change')),
    finalise('2024-05-16 09:00', 'R11', 'service_record', of('assistance')),
    ...['visit-1', 'visit-2', 'visit-3'].map((key, n) =>
      finalise(['2024-06-18 18:40', '2024-06-19 10:50', '2024-06-26 16:40'][n]!, 'R19', 'service_record', of(key)),
    ),
    finalise('2024-06-27 11:00', 'R12', 'loaner', of('loaner')),
    finalise('2024-06-27 11:10', 'R03', 'fault', of('device')),
    finalise('2024-08-14 09:00', 'R11', 'service_record', of('consulting')),
    finalise('2024-09-12 09:00', 'R17', 'force_majeure', of('force-majeure')),
    finalise('2024-09-12 09:10', 'R03', 'fault', of('typhoon')),
    finalise('2024-10-15 14:00', 'R11', 'service_record', of('export')),
    finalise('2024-11-14 09:00', 'R09', 'service_record', of('restore')),
    ...periodsOf('calendar-quarter', '2024-01-01', '2024-12-31').map((period, n) =>
      finalise(
        ['2024-04-03 09:00', '2024-07-03 09:00', '2024-10-09 09:00', '2025-01-03 09:00'][n]!,
        'R05',
        'contract',
        () => contract,
        period.id,
      ),
    ),
    finalise('2025-01-03 10:00', 'R05', 'contract', () => contract, '2024'),
    ...Array.from({ length: 12 }, (_, n) => {
      const month = `2024-${String(n + 1).padStart(2, '0')}`
      const next = n < 11 ? `2024-${String(n + 2).padStart(2, '0')}-02` : '2025-01-02'
      return finalise(`${next} 17:00`, 'R06', 'contract', () => contract, month)
    }),
  ]
  await playScenes(clock, scenes)
  return { contract, ids, documents }
}

/** Findings of earlier quarters that this visit found mended. */
async function closeCarried(actor: Actor, inspection: string): Promise<void> {
  const view = await actor.act('inspection', 'state', { inspection })
  for (const finding of view.carried.filter((f) => f.state?.state === 'open'))
    await actor.act('finding', 'close', {
      finding: finding.id,
      state: 'closed',
      reason: '已处理，本次复测正常',
      seen: finding.heads['state'] ?? null,
      inspection,
    })
}
