import { Button } from 'antd'
import { CircleDashed, FileText, Lock } from 'lucide-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { FaultGap } from '../../domain/fault/facts.ts'
import type { OwnerTable } from '../../domain/record/evidence.ts'
import type { DocumentKindId } from '../../domain/report/kind.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { useMay } from '../client/office.ts'
import type { Editable } from '../client/register.ts'
import { documentPath } from '../document/path.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { EvidenceTarget } from '../evidence/evidence-target.tsx'
import type { Piece } from '../evidence/piece.ts'
import { Screen } from '../ui/screen.tsx'
import { FormContext } from './form-context.ts'
import { offerFaultUndo, UndoNote } from './undo-note.tsx'
import css from './record.module.css'

interface Props {
  readonly title: string
  readonly record: Editable & { readonly table: OwnerTable }
  /** The document that it ends in; null for a record without one. */
  readonly document: DocumentKindId | null
  readonly now: Instant
  readonly locked: boolean
  /** Reason of a voided record; empty else. */
  readonly voided: string
  readonly gaps: readonly FaultGap[]
  readonly pieces: readonly Piece[]
  /** What kind of proof is wanted. */
  readonly wanted: string
  readonly onVoid: () => void
  /** What the record does to the clocks, over the form. */
  readonly effect: ReactNode
  /** Left of 作废 in the top bar. */
  readonly acts?: ReactNode
  readonly children: ReactNode
}

/** A record with a document of its own beside a fault: its form, what it lacks, its evidence. */
export function RecordPage(props: Props) {
  const {
    title,
    record,
    document: kind,
    now,
    locked,
    voided,
    gaps,
    pieces,
    wanted,
    onVoid,
    effect,
    acts,
    children,
  } = props
  const [, navigate] = useLocation()
  const field = new URLSearchParams(useSearch()).get('field') ?? ''
  const ended = locked || voided !== ''
  const readOnly = !useMay('record.edit', record.table) || ended
  const form = useMemo(
    () => ({ record, readOnly, now, missing: new Set(gaps.map((gap) => gap.field)) }),
    [record, readOnly, now, gaps],
  )
  useEffect(() => {
    if (field) focusField(field)
  }, [field])
  const owner = {
    table: record.table,
    row: record.row,
    item: '',
    pieces,
    locked: readOnly,
    wanted,
    lacking: gaps.some((gap) => gap.field === 'proof'),
    nameOfItem: (id: string) => id,
    offerUndo: offerFaultUndo,
  }
  return (
    <div className={css['host']}>
      <EvidenceTarget owner={owner}>
        <Screen
          title={title}
          bar={
            <>
              {acts}
              {!readOnly && <Button onClick={onVoid}>作废</Button>}
              {voided === '' && kind && (
                <Button
                  type="primary"
                  icon={<FileText size={17} aria-hidden />}
                  onClick={() => navigate(documentPath(kind, record.table, record.row))}
                >
                  {kind} 单据
                </Button>
              )}
            </>
          }
          asideLabel="缺项与证据"
          aside={
            <div className={css['aside']}>
              <Gaps gaps={readOnly ? [] : gaps} />
              <EvidencePanel owner={owner} />
            </div>
          }
        >
          {ended && (
            <div className={css['lock']} role="note">
              <Lock size={18} aria-hidden />
              <b>{voided ? '已作废' : `${kind} 已定稿`}</b>
              <span>{voided || '只读。要修改请到单据点“更正”。'}</span>
              {!voided && kind && <Link href={documentPath(kind, record.table, record.row)}>去 {kind}</Link>}
            </div>
          )}
          {effect}
          <FormContext value={form}>
            <div className={css['form']}>{children}</div>
          </FormContext>
          <UndoNote />
        </Screen>
      </EvidenceTarget>
    </div>
  )
}

function focusField(field: string): void {
  const group = document.querySelector(`main [data-field="${CSS.escape(field)}"]`)
  group?.scrollIntoView({ block: 'center' })
  group?.querySelector<HTMLElement>('input:not([type="hidden"]),textarea,button')?.focus()
}

/** What is missing, each with a jump; F8 goes through them. */
function Gaps({ gaps }: { readonly gaps: readonly FaultGap[] }) {
  useEffect(() => {
    let at = -1
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || gaps.length === 0) return
      event.preventDefault()
      at = (at + (event.shiftKey ? -1 : 1) + gaps.length) % gaps.length
      focusField(gaps[at]!.field)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [gaps])
  if (gaps.length === 0) return null
  return (
    <section className={css['gaps']} aria-label="缺项">
      <h2>还缺 {gaps.length}</h2>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.field}${gap.sentence}`}>
            <button type="button" onClick={() => focusField(gap.field === 'proof' ? 'evidence' : gap.field)}>
              <CircleDashed size={16} aria-hidden />
              {gap.sentence}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
