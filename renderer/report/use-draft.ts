import { useEffect, useState } from 'react'
import type { OutputOf } from '../client/api.ts'
import { transport } from '../client/transport.ts'
import { useDocument } from './context.ts'
import { type Task, useTask } from './run-task.ts'

type Draft = OutputOf<'report.preview'>

/** The last draft that was drawn, and of what; drawn again only when the records say something else. */
let last: { readonly key: string; readonly draft: Draft } | null = null
/** Records outside the document's own that it prints too. */
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

/** The report as the records stand, marked 草稿, drawn anew after each change; nothing while `enabled` is false. */
export function useDraft(enabled: boolean): {
  readonly draft: Draft | null
  readonly task: Task<'report.preview'>
  readonly again: () => void
} {
  const task = useTask('report.preview')
  const { run } = task
  const { target, stateKey } = useDocument()
  const own = JSON.stringify(target)
  const key = own + stateKey
  const [drawn, setDrawn] = useState(last)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!enabled) return
    if (last?.key === key) return setDrawn(last)
    const draw = async (): Promise<void> => {
      const draft = await run(target)
      if (!draft) return
      last = { key, draft }
      setDrawn(last)
    }
    const timer = setTimeout(() => void draw(), rest)
    return () => clearTimeout(timer)
  }, [enabled, key, target, run, turn])
  // An older draft stays to be read until the new one is there, but never another document's.
  return { draft: drawn?.key.startsWith(own) ? drawn.draft : null, task, again: () => setTurn((n) => n + 1) }
}
