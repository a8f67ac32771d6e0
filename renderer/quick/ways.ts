import type { ServiceKind } from '../../domain/record/service-record.ts'
import type { Way } from './draft.ts'

/** Channels in the order of the dialog: its word, what the clock says, and the kind of record it makes. */
export const ways = [
  { way: 'phone', word: '电话', came: '来电', kind: 'phone' },
  { way: 'wechat', word: '微信', came: '收到', kind: 'online' },
  { way: 'qq', word: 'QQ', came: '收到', kind: 'online' },
  { way: 'on-site', word: '现场', came: '提出', kind: 'on-site' },
] as const satisfies readonly { way: Way; word: string; came: string; kind: ServiceKind }[]

export function wayOf(way: Way): (typeof ways)[number] {
  return ways.find((w) => w.way === way) ?? ways[0]
}
