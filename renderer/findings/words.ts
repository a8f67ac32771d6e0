import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  type LucideIcon,
  ShieldAlert,
  ShieldCheck,
} from 'lucide-react'
import type { OutputOf } from '../client/api.ts'
import type { Tone } from '../ui/status-pill.tsx'

export type Row = OutputOf<'finding.list'>['rows'][number]
export type View = OutputOf<'finding.view'>

/** How a finding stands: word, shape, colour. */
export function signOf(row: Row): { readonly word: string; readonly tone: Tone; readonly icon: LucideIcon } {
  switch (row.state) {
    case 'closed':
      return { word: '已关闭', tone: 'ok', icon: CircleCheck }
    case 'accepted':
      return row.unsigned
        ? { word: '接受风险，未签字', tone: 'warn', icon: ShieldAlert }
        : { word: '接受风险', tone: 'grey', icon: ShieldCheck }
    case 'withdrawn':
      return { word: '已撤销', tone: 'grey', icon: CircleSlash }
    case 'open':
      return row.urgency === 'overdue'
        ? { word: '逾期', tone: 'err', icon: CircleX }
        : { word: '待整改', tone: 'info', icon: CircleDashed }
  }
}

/** `应于 2024-04-12` or that nobody has set a date. */
export function dueText(row: Row): string {
  return row.due === '' ? '未定期限' : row.due
}
