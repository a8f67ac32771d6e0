import { Ban, CircleCheck, CircleDotDashed, type LucideIcon, Stamp } from 'lucide-react'
import type { Tone } from '../ui/status-pill.tsx'
import type { OutputOf } from '../client/api.ts'

/** One inspection of the list. */
export type Entry = OutputOf<'inspection.list'>[number]

/** What became of an inspection, in a word. */
export function stateOf(entry: Entry): { readonly word: string; readonly tone: Tone; readonly icon: LucideIcon } {
  if (entry.void) return { word: '已作废', tone: 'grey', icon: Ban }
  if (entry.scanned) return { word: `${entry.report} 已签字`, tone: 'ok', icon: CircleCheck }
  if (entry.report) return { word: `${entry.report} 待签字`, tone: 'warn', icon: Stamp }
  return { word: '进行中', tone: 'info', icon: CircleDotDashed }
}
