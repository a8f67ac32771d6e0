import { useField } from '../client/field.ts'
import { headKey } from '../client/heads.ts'
import { saveRegister } from '../client/register.ts'
import { useInspection } from '../inspection/context.ts'
import { useOwnValue } from '../inspection/own-value.ts'
import { ProposalField } from './proposal-field.tsx'

/** The overall conclusion, written from the counts until somebody writes their own. */
export function OverallConclusion() {
  const { view, offerUndo } = useInspection()
  const { proposed, text } = view.conclusion
  const record = { table: 'inspection', row: view.id, heads: view.record.heads } as const
  const own = useOwnValue<string | null>(
    text,
    headKey('inspection', view.id, 'conclusion'),
    view.record.heads['conclusion'] ?? null,
  )
  const field = useField(own.value ?? proposed.map((p) => p.text).join(''), (typed, seal, onFailure) =>
    own.set(typed, seal, () => saveRegister(record, 'conclusion', { text: typed }, seal, onFailure)),
  )
  const restore = async (): Promise<void> => {
    await own.set(null, true, async () => {
      const done = await saveRegister(record, 'conclusion', null)
      if (done) offerUndo('总体结论已恢复自动', done.transactions)
      return done
    })
  }
  return (
    <ProposalField
      label={view.locked ? '总体结论' : `总体结论（按 ${view.counts.total} 项结果自动写，可改；改动会标明）`}
      name="conclusion"
      field={field}
      proposal={proposed}
      automatic={own.value === null || own.value.trim() === ''}
      readOnly={view.locked}
      rows={3}
      onRestore={() => void restore()}
    />
  )
}
