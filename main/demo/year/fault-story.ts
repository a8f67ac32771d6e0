import type { FaultEventType } from '../../../domain/record/fault.ts'
import type { Actor } from '../actor.ts'
import { instant } from './instant.ts'
import { seal } from './seal.ts'
import type { Scene } from './scene.ts'

/** One thing that happens to a fault, typed when it happens unless `typedAt` says otherwise. */
export interface FaultStep {
  readonly at: string
  readonly type: FaultEventType
  readonly text: string
  readonly channel?: 'phone' | 'wechat' | 'remote' | 'on-site'
  readonly to?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** A fault as it was lived through. Instants are Shanghai time, `2024-02-09 22:30`. */
export interface FaultStory {
  readonly key: string
  readonly reportedAt: string
  /** When it was typed. */
  readonly typedAt: string
  readonly occurredAt?: string
  readonly title: string
  readonly subject: string
  readonly reporter: { readonly name: string; readonly department: string; readonly phone: string }
  readonly quote: string
  readonly policy: string
  readonly symptom: { readonly class: string; readonly text: string }
  readonly steps: readonly FaultStep[]
  /** Registers that are filled in before it is closed, at the time of the last step. */
  readonly facts: Readonly<Record<string, unknown>>
  /** Empty while it is under way. */
  readonly closedAt: string
}

/** The scenes of a fault. `ids` takes its row id under its key, for scenes that refer to it. */
export function faultScenes(actor: Actor, contract: string, story: FaultStory, ids: Map<string, string>): Scene[] {
  const id = (): string => ids.get(story.key)!
  const begin: Scene = {
    at: story.typedAt,
    async play() {
      const { fault } = await actor.act('fault', 'start', {
        contract,
        title: story.title,
        subject: story.subject,
        reporter: { ...story.reporter, channel: 'phone' },
        quote: story.quote,
        policy: story.policy,
        symptom: story.symptom,
        reportedAt: instant(story.reportedAt),
        occurredAt: story.occurredAt ? instant(story.occurredAt) : '',
        backdated: '',
        service: '',
      })
      ids.set(story.key, fault)
    },
  }
  const steps = story.steps.flatMap((step): Scene[] => {
    let event = ''
    const start: Scene = {
      at: step.at,
      async play() {
        const written = await actor.act('fault', 'addEvent', {
          fault: id(),
          type: step.type,
          at: instant(step.at),
          to: '',
          channel: step.channel ?? null,
          text: step.text,
          backdated: '',
          detail: step.detail ?? {},
          andResponse: false,
        })
        event = written.event
      },
    }
    const { to } = step
    if (to === undefined) return [start]
    const over: Scene = {
      at: to,
      async play() {
        await actor.act('fault', 'endInterval', { event, to: instant(to) })
      },
    }
    return [start, over]
  })
  const end: Scene = {
    at: story.closedAt,
    async play() {
      await seal(actor, 'fault', id(), story.facts)
      await actor.act('fault', 'close', { fault: id(), at: instant(story.closedAt) })
    },
  }
  return story.closedAt === '' ? [begin, ...steps] : [begin, ...steps, end]
}
