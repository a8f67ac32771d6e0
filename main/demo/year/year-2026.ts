import { addDays, dateTimeOf } from '../../../domain/time/instant.ts'
import { addMonths, periodsOf } from '../../../domain/time/period.ts'
import type { Actor } from '../actor.ts'
import { playVisit } from '../checklist.ts'
import type { StoryClock } from '../clock.ts'
import { closeYear } from './acceptance-story.ts'
import { closeCarried } from './carried.ts'
import { faultScenes } from './fault-story.ts'
import { faults2026 } from './faults-2026.ts'
import { instant } from './instant.ts'
import { type Desk, documentScene, serviceDocuments, writePaper } from './paper.ts'
import { rectificationScenes } from './rectification-story.ts'
import { registers2026 } from './registers-2026.ts'
import { playScenes, type Scene } from './scene.ts'
import { serviceScene } from './service-story.ts'
import { services2026, start2026 } from './services-2026.ts'
import { visits2026 } from './visits-2026.ts'
import type { Year } from './year.ts'

const end2026 = addDays(addMonths(start2026, 12), -1)

/** Adds the contract of the supplies system: nobody real, clearly marked. Returns its id. */
async function addSuppliesContract(actor: Actor): Promise<string> {
  const packs = await actor.act('pack', 'list', {})
  const { contract } = await actor.act('setup', 'addContract', {
    hospital: { name: '示例医疗服务中心', department: '信息科', contact: '接口人丙' },
    system: {
      name: '医疗物资管理信息系统（演示）',
      vendor: '',
      database: 'sqlserver',
      databaseVersion: '2019',
      platform: 'windows',
      servers: [
        { name: 'app', role: '应用', address: '192.0.2.21', system: 'Windows Server' },
        { name: 'db', role: '数据库', address: '192.0.2.22', system: 'Windows Server' },
      ],
    },
    pack: packs.find((p) => p.id === 'medical-supplies-2026')!.sha256,
    period: { start: start2026, end: end2026 },
  })
  return contract
}

/** Service months whose log is compiled, `M01` … `M12`. */
const months = Array.from({ length: 12 }, (_, n) => `M${String(n + 1).padStart(2, '0')}`)

/**
 * Plays the service year from 2026-07-26 of the supplies system, in the order in which things happened. `without` names
 * service months whose log nobody compiles.
 */
export async function playYear2026(actor: Actor, clock: StoryClock, without: readonly string[]): Promise<Year> {
  clock.at(instant('2026-07-27 09:00'))
  const contract = await addSuppliesContract(actor)
  const ids = new Map<string, string>()
  const desk: Desk = { actor, clock, signer: '接口人丙', box: '2026-物资-01', written: [] }
  const statement = (at: string, kind: 'R05' | 'R06', period: string): Scene =>
    documentScene(desk, at, () => ({ kind, table: 'contract', row: contract, period }))
  const after = (date: string, time: string): string => `${addDays(date, 2)} ${time}`
  const scenes: Scene[] = [
    ...registers2026(desk, () => contract, ids),
    ...visits2026.map(({ report, visit: { start, ...visit } }): Scene => ({
      at: dateTimeOf(start),
      async play() {
        const inspection = await playVisit(actor, clock, { contract, start, ...visit })
        ids.set(`${report}-${visit.period}`, inspection)
        await closeCarried(actor, inspection)
        await writePaper(desk, { kind: report, table: 'inspection', row: inspection, period: '' })
      },
    })),
    ...rectificationScenes(desk, () => ids.get('R07-S1')!, {
      completedAt: '2026-10-19 10:00',
      measure: '停用两名离职人员的账户，离职手续增加账户停用一项。',
      recheckedAt: '2026-10-21 15:00',
      found: '应停用账户 0 个，离职名单与账户清单一致。',
    }),
    ...faults2026.flatMap((story) => faultScenes(actor, contract, story, ids)),
    ...faults2026.map((story) =>
      documentScene(desk, `${story.closedAt}:30`, () => ({
        kind: 'R03',
        table: 'fault',
        row: ids.get(story.key)!,
        period: '',
      })),
    ),
    ...services2026.map((story) => serviceScene(actor, contract, story, ids)),
    ...serviceDocuments(desk, services2026, ids),
    ...periodsOf('contract-quarter', start2026, end2026).map(({ id, to }) => statement(after(to, '09:00'), 'R05', id)),
    statement(after(end2026, '09:30'), 'R05', 'Y1'),
    ...months.flatMap((month, n) =>
      without.includes(month)
        ? []
        : [statement(after(addDays(addMonths(start2026, n + 1), -1), '17:00'), 'R06', month)],
    ),
  ]
  await playScenes(clock, scenes)
  await closeYear(desk, contract, '2027-08-02 09:00')
  return { contract, ids, documents: desk.written }
}
