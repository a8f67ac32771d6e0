import { type ReactNode, useMemo } from 'react'
import type { DocumentKindId } from '../../domain/report/kind.ts'
import { useLive } from '../client/live.ts'
import { useInspection, useVerdictNames } from '../inspection/context.ts'
import { StepFrame } from '../inspection/step-frame.tsx'
import { gapOrEnd } from '../inspection/wizard-keys.ts'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { DocumentContext, type OpenDocument } from './context.ts'
import { DocumentView } from './document-view.tsx'

/** Step 5: read the report, lock it, and follow its paper to the archive. */
export function ReportStep() {
  const open = useInspection()
  const { view, go } = open
  const target = useMemo(
    () => ({ kind: view.report as DocumentKindId, table: 'inspection', row: view.id, period: '' }) as const,
    [view.id, view.report],
  )
  const names = useVerdictNames()
  const check = useLive('report.check', target)
  const items = useMemo(() => view.items.map((i) => i.id), [view.items])
  if (!check.data) return check.error ? <Unreadable sentence={check.error.message} /> : <Waiting what="正在打开…" />
  const { counts } = view
  const goTo: OpenDocument['goTo'] = ({ step, item, field }) => go({ step, ...(item ? { item } : {}), field })
  const document: OpenDocument = {
    target,
    state: check.data,
    stateKey: stateOf(view),
    gaps: view.gaps.length,
    goTo,
    toGap: () => {
      const first = check.data.lines.find((l) => !l.ok)?.goTo
      if (view.gaps.length > 0 || !first) go(gapOrEnd(open))
      else goTo(first)
    },
    toReminders: () => go({ step: 'conclusion' }),
    items,
    onItem: (id) => {
      const item = view.items.find((i) => i.id === id)
      if (item && item.progress !== 'report') go({ step: item.section, item: id })
    },
    about: (
      <p>
        {counts.total} 项：{names.normal} {counts.normal}、{names.attention} {counts.attention}、{names.abnormal}{' '}
        {counts.abnormal}、不适用 {counts['not-applicable']}、未检查 {counts.unchecked}。
      </p>
    ),
  }
  return (
    <DocumentContext value={document}>
      <DocumentView frame={Frame} />
    </DocumentContext>
  )
}

function Frame({ aside, children }: { readonly aside: ReactNode; readonly children: ReactNode }) {
  return (
    <StepFrame bare asideSize="wide" asideLabel="版本与自检" actions={null} aside={aside}>
      {children}
    </StepFrame>
  )
}

/** Names what the draft would state: the newest operation of every register that it reads, drafts included. */
function stateOf(view: ReturnType<typeof useInspection>['view']): string {
  return JSON.stringify([
    view.record.heads,
    view.items.map((i) => [i.heads, i.drafts, i.findings.map((f) => f.heads), i.evidence.map((e) => e.heads)]),
    [...view.advice, ...view.carried].map((f) => f.heads),
    view.reports.map((r) => r.heads),
  ])
}
