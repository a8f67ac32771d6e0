import { useCallback, useRef } from 'react'
import { type Verdict, verdictNames } from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { queryClient } from '../client/live.ts'
import { type InspectionView, type ItemView, useInspection } from './context.ts'
import { focusField, isTextField } from './place.ts'
import { useItemProblem } from './item-problem.ts'

/** The head of an item's measurement, to be sent as seen. */
export function measHead(item: ItemView): { readonly key: string; readonly seen: () => string | null } {
  const key = headKey('inspection_item', item.row, 'meas')
  return { key, seen: () => seenHead(key, item.heads['meas'] ?? null) }
}

/** Fields that a person fills in; evidence and results are not among them. */
const notFields = new Set(['verdict', 'evidence', 'conflict'])

/**
 * Records a verdict. 正常 on an item that nobody has judged goes on to the next one that waits; everything else stays
 * and puts the focus into the first field that is missing. A refusal is told on the item's screen.
 */
export function useJudge(): (item: ItemView, verdict: Verdict) => Promise<void> {
  const open = useInspection()
  const latest = useRef(open)
  latest.current = open
  const busy = useRef(false)
  const judge = useCallback(async (item: ItemView, verdict: Verdict) => {
    const { view, checklist, go, place, offerUndo } = latest.current
    const head = measHead(item)
    const first = item.meas.verdict === null
    useItemProblem.setState({ item: '', sentence: '' })
    const done = await save(
      'item.judge',
      () => ({ inspection: view.id, item: item.id, verdict, reason: item.meas.reason, seen: head.seen() }),
      () => ({ [head.key]: head.seen() }),
      (outcome) => useItemProblem.setState({ item: item.id, sentence: sentenceOf(outcome) }),
    )
    if (!done) return
    offerUndo(`${item.id} 已记为 ${verdictNames(checklist.words)[verdict]}`, done.transactions)
    await queryClient.invalidateQueries({ queryKey: ['inspection.state'] })
    if (latest.current.place.item !== place.item) return
    const now = queryClient.getQueryData<InspectionView>(['inspection.state', { inspection: view.id }])
    const gaps = (now?.gaps ?? []).filter((g) => g.item === item.id).map((g) => g.field)
    if (verdict === 'normal') {
      // With something missing, or values that say otherwise, it stays to be seen.
      if (!first || gaps.length > 0) return
      const target = view.items.find((i) => i.id === done.value.next)
      return go(target ? { step: target.section, item: target.id } : { step: 'conclusion' })
    }
    const missing = gaps.filter((field) => !notFields.has(field))
    // Focus never moves while somebody types: they may be in a field already.
    if (missing.length > 0 && !isTextField(document.activeElement)) focusField(missing)
  }, [])
  return useCallback(
    async (item, verdict) => {
      // A second key before the first was answered would judge an item that nobody has seen.
      if (busy.current || latest.current.view.locked) return
      busy.current = true
      await judge(item, verdict).finally(() => (busy.current = false))
    },
    [judge],
  )
}
