import type { FaultEntry } from '../../domain/fault/facts.ts'
import { endOf } from '../../domain/fault/timeline.ts'
import type { Policy } from '../../domain/sla/policy.ts'
import { epochOf, type Instant } from '../../domain/time/instant.ts'
import { channelName, entryName, waitingName } from './words.ts'

/** One line of the timeline. An interval that has ended makes two. */
export interface Line {
  readonly key: string
  readonly at: Instant
  readonly name: string
  readonly words: string
  readonly entry: FaultEntry
  /** The line tells the end of an interval. */
  readonly ending: boolean
}

const ends = { waiting: '等待结束', transport: '运输到达' } as const

/** The timeline, the newest line first; struck entries stand where they stood. */
export function linesOf(entries: readonly FaultEntry[], policies: readonly Policy[], newestFirst: boolean): Line[] {
  const lines = entries.flatMap((entry): Line[] => {
    const { type, at } = entry.entry
    const first: Line = {
      key: entry.id,
      at,
      name: type === 'waiting' ? `等待 ${waitingName[entry.entry.detail.waitingFor ?? 'other']}` : entryName(type),
      words: wordsOf(entry, policies),
      entry,
      ending: false,
    }
    const to = endOf(entry)
    if (to === '' || (type !== 'waiting' && type !== 'transport')) return [first]
    return [first, { ...first, key: `${entry.id}/end`, at: to, name: ends[type], words: '', ending: true }]
  })
  const order = newestFirst ? -1 : 1
  return lines.toSorted((a, b) => order * (epochOf(a.at) - epochOf(b.at)))
}

/** What an entry says besides its kind: channel, members, results, text. */
function wordsOf({ entry }: FaultEntry, policies: readonly Policy[]): string {
  const { detail, channel, text } = entry
  const tier = detail.tier === undefined ? undefined : policies.find((p) => p.key === detail.tier)
  return [
    channel ? channelName[channel] : '',
    detail.members?.length ? detail.members.join('、') : '',
    detail.tier === undefined ? '' : `改为 ${detail.tier}${tier ? ` ${tier.name}` : ''}`,
    detail.customerConfirmed === undefined ? '' : detail.customerConfirmed ? '院方已确认' : '院方未确认，只作建议',
    detail.businessRestored === undefined ? '' : detail.businessRestored ? '业务已恢复' : '业务未完全恢复',
    detail.rootCauseFixed === undefined ? '' : detail.rootCauseFixed ? '根本解决' : '临时措施',
    detail.customerWrittenConsent ? '院方书面同意停表' : '',
    detail.carrier ?? '',
    detail.result ?? '',
    text,
  ]
    .filter((part) => part !== '')
    .join('，')
}
