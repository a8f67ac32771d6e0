import {
  Ban,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  ClipboardCheck,
  FileText,
  GitFork,
  Lock,
  type LucideIcon,
  OctagonX,
  TriangleAlert,
} from 'lucide-react'
import { type Verdict, type Wording, verdictNames } from '../../domain/verdict.ts'
import { type InspectionView, type ItemView, useVerdictNames } from './context.ts'

const verdictIcons = {
  normal: CircleCheck,
  abnormal: OctagonX,
  attention: TriangleAlert,
  'not-applicable': Ban,
  unchecked: CircleHelp,
} as const

export function VerdictIcon({ verdict }: { verdict: Verdict }) {
  const Icon = verdictIcons[verdict]
  return <Icon aria-hidden="true" className={`verdict-icon verdict-${verdict}`} />
}

/** Icon and word of a verdict in its colour. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const names = useVerdictNames()
  return (
    <span className={`verdict-mark verdict-${verdict}`}>
      <VerdictIcon verdict={verdict} />
      {names[verdict]}
    </span>
  )
}

/** Gaps of one item. */
export function gapsOfItem(view: InspectionView, item: string): InspectionView['gaps'] {
  return view.gaps.filter((g) => g.item === item)
}

/** The version that stands, when the report is finalised. */
export function finalVersion(view: InspectionView) {
  return view.reports.findLast((r) => !r.superseded)?.version ?? null
}

/** How far an item is: icon, word and colour, as in the list. */
export function statusOf(
  view: InspectionView,
  item: ItemView,
  words: Wording,
): { readonly icon: LucideIcon; readonly word: string; readonly tone: string } {
  switch (item.progress) {
    case 'report':
      if (finalVersion(view)) return { icon: Lock, word: '定稿', tone: 'quiet' }
      return { icon: FileText, word: '第 5 步', tone: 'quiet' }
    case 'conflict':
      return { icon: GitFork, word: '冲突', tone: 'abnormal' }
    case 'pending':
      return { icon: ClipboardCheck, word: '待确认', tone: 'blue' }
    case 'unseen':
      return { icon: Circle, word: '未看', tone: 'quiet' }
    case 'incomplete':
      return { icon: CircleDashed, word: `缺 ${gapsOfItem(view, item.id).length} 处`, tone: 'blue' }
    case 'complete': {
      const verdict = item.meas.verdict
      return verdict
        ? { icon: verdictIcons[verdict], word: verdictNames(words)[verdict], tone: verdict }
        : { icon: CircleAlert, word: '', tone: 'quiet' }
    }
  }
}
