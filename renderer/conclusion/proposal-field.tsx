import { Button } from 'antd'
import { PenLine, RotateCcw, WandSparkles } from 'lucide-react'
import { type ReactNode, useId, useMemo } from 'react'
import type { Field } from '../client/field.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import { type Part, stretchesOf } from './changed-text.ts'
import css from './proposal-field.module.css'

interface Props {
  readonly label: ReactNode
  /** Name of the place, as gaps name it. */
  readonly name: string
  readonly field: Field<string>
  /** What the app proposes as the records stand. */
  readonly proposal: readonly Part[]
  /** True while the proposal stands and follows the records. */
  readonly automatic: boolean
  readonly readOnly: boolean
  readonly rows: number
  readonly onRestore: () => void
}

/**
 * A text that the app proposes and the person decides: what was filled in from the inspection is tinted, what a
 * person changed is marked, and the proposal can be had back.
 */
export function ProposalField({ label, name, field, proposal, automatic, readOnly, rows, onRestore }: Props) {
  const id = useId()
  const stretches = useMemo(() => stretchesOf(field.value, proposal), [field.value, proposal])
  return (
    <div className={css['field']}>
      <div className={css['head']}>
        <label htmlFor={id}>{label}</label>
        {readOnly ? null : automatic ? (
          <StatusPill tone="grey" icon={WandSparkles}>
            自动
          </StatusPill>
        ) : (
          <>
            <StatusPill tone="warn" icon={PenLine}>
              已改动
            </StatusPill>
            <Button type="link" size="small" icon={<RotateCcw size={15} aria-hidden />} onClick={onRestore}>
              恢复自动
            </Button>
          </>
        )}
      </div>
      {readOnly ? (
        <p id={id} className={css['text']}>
          {stretches.map((s, n) => (
            <Marked key={n} kind={s.kind}>
              {s.text}
            </Marked>
          ))}
        </p>
      ) : (
        <div className={css['paper']}>
          <div className={css['back']} aria-hidden="true">
            {stretches.map((s, n) => (
              <Marked key={n} kind={s.kind}>
                {s.text}
              </Marked>
            ))}
            {'\u200b'}
          </div>
          <textarea
            id={id}
            className={css['input']}
            data-field={name}
            rows={rows}
            value={field.value}
            aria-invalid={field.problem !== ''}
            spellCheck={false}
            onChange={(event) => field.change(event.target.value)}
            onBlur={field.leave}
          />
        </div>
      )}
      {field.problem && (
        <p className={css['problem']} role="alert">
          {field.problem}
        </p>
      )}
    </div>
  )
}

function Marked({ kind, children }: { readonly kind: 'plain' | 'variable' | 'edited'; readonly children: string }) {
  return kind === 'plain' ? children : <mark className={css[kind]}>{children}</mark>
}
