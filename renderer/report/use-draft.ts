import { useEffect, useState } from 'react'
import type { OutputOf } from '../client/api.ts'
import { transport } from '../client/transport.ts'
import type { InspectionView } from '../inspection/context.ts'
import { type Task, useTask } from './run-task.ts'

export type Draft = OutputOf<'report.preview'>

/** The last draft that was drawn, and of what; drawn again only when the records say something else. */
let last: { readonly key: string; readonly draft: Draft } | null = null
/** Records outside the inspection that the report prints too. */
const outside = new Set(['contract', 'firm', 'person', 'report', 'site_command'])
transport.on((event) => {
  if (
    event.type === 'workspace' ||
    event.type === 'connection' ||
    (event.type === 'changed' && event.tables.some((t) => outside.has(t)))
  )
    last = null
})

/** Time for the records to come to rest before they are drawn, in ms. */
const rest = 150

/** Names what the draft would state: the newest operation of every register that it reads. */
function stateOf(view: InspectionView): string {
  return JSON.stringify([
    view.id,
    view.record.heads,
    view.items.map((i) => [i.heads, i.drafts, i.findings.map((f) => f.heads), i.evidence.map((e) => e.heads)]),
    [...view.advice, ...view.carried].map((f) => f.heads),
    view.reports.map((r) => r.heads),
  ])
}

/** The report as the records stand, marked 草稿, drawn anew after each change; nothing while `enabled` is false. */
export function useDraft(
  view: InspectionView,
  enabled: boolean,
): { readonly draft: Draft | null; readonly task: Task<'report.preview'>; readonly again: () => void } {
  const task = useTask('report.preview')
  const { run } = task
  const key = stateOf(view)
  const [drawn, setDrawn] = useState(last)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!enabled) return
    if (last?.key === key) return setDrawn(last)
    const draw = async (): Promise<void> => {
      const draft = await run({ inspection: view.id })
      if (!draft) return
      last = { key, draft }
      setDrawn(last)
    }
    const timer = setTimeout(() => void draw(), rest)
    return () => clearTimeout(timer)
  }, [enabled, key, view.id, run, turn])
  // An older draft stays to be read until the new one is there, but never another inspection's.
  const own = drawn && drawn.key.startsWith(`["${view.id}"`) ? drawn.draft : null
  return { draft: own, task, again: () => setTurn((n) => n + 1) }
}
