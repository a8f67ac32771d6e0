import { dateOf } from '../../../domain/time/instant.ts'
import { addMonths } from '../../../domain/time/period.ts'
import type { Actor } from '../actor.ts'
import type { Scene } from './scene.ts'
import { seal } from './seal.ts'

/** The people of the demo's team, the first one being the engineer. */
const team = [
  { name: '工程师甲', role: '项目工程师', qualification: '数据库管理员' },
  { name: '工程师乙', role: '驻场工程师', qualification: '网络工程师' },
  { name: '工程师丙', role: '值班工程师', qualification: '软件工程师' },
] as const

/** Names the team at the beginning of a service. Returns their row ids. */
async function nameTeam(actor: Actor, contract: string): Promise<string[]> {
  const ids: string[] = []
  for (const { name, role, qualification } of team) {
    const { staff } = await actor.act('staff', 'add', { contract, name })
    await seal(
      actor,
      'staff',
      staff,
      {
        person: { name, unit: '示例信息技术有限公司', role, qualification, phone: '400-000-0000' },
      },
      contract,
    )
    ids.push(staff)
  }
  return ids
}

/** The team of a contract, and its duty roster made before each of `months` natural months from `start`. */
export function teamScenes(actor: Actor, contract: () => string, start: string, months: number): Scene[] {
  let people: string[] = []
  return [
    {
      at: `${start} 09:10`,
      async play() {
        people = await nameTeam(actor, contract())
      },
    },
    ...Array.from({ length: months }, (_, n): Scene => {
      const month = addMonths(`${start.slice(0, 7)}-01`, n)
      const before = `${addMonths(month, -1).slice(0, 7)}-25 16:00`
      const first = `${start} 09:20`
      return {
        at: before > first ? before : first,
        async play() {
          await actor.act('roster', 'fill', {
            contract: contract(),
            month: month.slice(0, 7),
            pattern: 'week',
            at: 9,
            people,
          })
        },
      }
    }),
  ]
}

/** One entry of the archive index. */
export interface ArchiveStory {
  readonly at: string
  readonly category: 'system' | 'account' | 'topology' | 'version' | 'configuration' | 'document' | 'backup-plan'
  readonly title: string
  readonly version: string
  readonly text: string
  readonly box: string
  /** The signed paper, drawn. */
  readonly file?: () => Promise<{ readonly sha256: string; readonly name: string }>
}

export function archiveScene(actor: Actor, contract: () => string, story: ArchiveStory): Scene {
  return {
    at: story.at,
    async play() {
      const { entry } = await actor.act('archive', 'start', { contract: contract(), category: story.category })
      await seal(
        actor,
        'archive_entry',
        entry,
        {
          entry: { title: story.title, version: story.version, on: story.at.slice(0, 10), text: story.text },
          original: { box: story.box, keeper: '信息科' },
          ...(story.category === 'account'
            ? {
                account: {
                  system: story.title,
                  login: 'ops-reader',
                  role: '只读运维',
                  holder: '工程师甲',
                  purpose: '巡检查询',
                },
              }
            : {}),
        },
        contract(),
      )
      const file = await story.file?.()
      if (file)
        await actor.act('evidence', 'addFile', {
          ownerTable: 'archive_entry',
          owner: entry,
          item: '',
          sha256: file.sha256,
          name: file.name,
          source: 'scan',
        })
    },
  }
}

/** One line of the cost ledger, always borne by the firm: the price is all-inclusive. */
export interface CostStory {
  readonly at: string
  readonly kind: 'parts' | 'transport' | 'installation' | 'connection' | 'travel' | 'certificate' | 'tax' | 'other'
  readonly text: string
  readonly amount: string
  readonly fault?: string
}

export function costScene(
  actor: Actor,
  contract: () => string,
  story: CostStory,
  ids: ReadonlyMap<string, string>,
): Scene {
  return {
    at: story.at,
    async play() {
      await actor.act('cost', 'add', {
        contract: contract(),
        on: dateOf(`${story.at.replace(' ', 'T')}:00.000+08:00`),
        kind: story.kind,
        text: story.text,
        amount: story.amount,
        bearer: 'firm',
        fault: story.fault ? ids.get(story.fault)! : '',
      })
    },
  }
}
