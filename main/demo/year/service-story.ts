import type { ServiceKind } from '../../../domain/record/service-record.ts'
import type { Actor } from '../actor.ts'
import { instant } from './instant.ts'
import type { Scene } from './scene.ts'
import { seal } from './seal.ts'

/** A service record as it was written. Times are Shanghai time, `2024-03-12 10:20`; it is typed when the work ends. */
export interface ServiceStory {
  readonly key: string
  readonly kind: ServiceKind
  readonly from: string
  readonly to: string
  readonly way: 'phone' | 'wechat' | 'qq' | 'remote' | 'on-site'
  readonly person: string
  readonly department: string
  readonly subject: string
  readonly content: string
  readonly reply?: string
  readonly result: string
  readonly names?: readonly string[]
  readonly values?: Readonly<Record<string, string>>
  readonly tables?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
  /** Key of the fault that it belongs to. */
  readonly fault?: string
  /** Why it was typed more than a day after it began. */
  readonly backdated?: string
}

/** The scene of a service record. `ids` takes its row id under its key. */
export function serviceScene(actor: Actor, contract: string, story: ServiceStory, ids: Map<string, string>): Scene {
  return {
    at: story.to,
    async play() {
      const { service } = await actor.act('service', 'start', {
        contract,
        kind: story.kind,
        at: instant(story.from),
        backdated: story.backdated ?? '',
      })
      ids.set(story.key, service)
      await seal(actor, 'service_record', service, {
        span: { from: instant(story.from), to: instant(story.to) },
        request: {
          way: story.way,
          person: story.person,
          department: story.department,
          phone: '',
          askedAt: instant(story.from),
        },
        subject: { text: story.subject },
        content: { text: story.content },
        ...(story.reply ? { reply: { text: story.reply, firstAt: instant(story.to), by: '工程师甲' } } : {}),
        result: { state: 'open', text: story.result, leftover: '' },
        people: { names: story.names ?? ['工程师甲'] },
        detail: { values: story.values ?? {}, tables: story.tables ?? {} },
        confirmation: { name: story.person, at: instant(story.to), way: story.way === 'on-site' ? '现场' : '电话' },
        link: { fault: story.fault ? ids.get(story.fault)! : '', service: '', inspection: '', faq: '' },
      })
      await actor.act('service', 'finish', { service })
    },
  }
}
