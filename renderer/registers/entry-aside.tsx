import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { OwnerTable } from '../../domain/record/evidence.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { useMay } from '../client/office.ts'
import type { Editable } from '../client/register.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { EvidenceTarget } from '../evidence/evidence-target.tsx'
import type { Piece } from '../evidence/piece.ts'
import { FormContext } from '../fault/form-context.ts'
import { offerFaultUndo, UndoNote } from '../fault/undo-note.tsx'
import { VoidRecord } from '../fault/void-record.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { HistoryButton } from './history.tsx'
import css from './registers.module.css'

interface Props {
  readonly title: string
  readonly record: Editable
  readonly now: Instant
  /** Reason of a void entry; empty else. */
  readonly voided: string
  /** Whether it can be declared void here. */
  readonly voidable?: 'archive_entry' | 'cost' | 'staff'
  /** Its files, where it may have some. */
  readonly pieces?: readonly Piece[]
  readonly wanted?: string
  readonly children: ReactNode
}

const none = new Set<string>()

/** The form of the chosen entry beside its list: fields that save while typed, files, history, void. */
export function EntryAside({ title, record, now, voided, voidable, pieces, wanted = '', children }: Props) {
  const [voiding, setVoiding] = useState(false)
  const readOnly = !useMay('record.edit', record.table) || voided !== ''
  const form = useMemo(() => ({ record, readOnly, now, missing: none }), [record, readOnly, now])
  const body = (
    <div className={css['aside']}>
      <h2>{title}</h2>
      {voided !== '' && <ProblemBar tone="info">已作废：{voided}</ProblemBar>}
      <FormContext value={form}>{children}</FormContext>
      <div className={css['acts']}>
        <HistoryButton table={record.table} row={record.row} title={title} />
        {voidable && !readOnly && <Button onClick={() => setVoiding(true)}>作废</Button>}
      </div>
      <UndoNote />
      {voiding && voidable && (
        <VoidRecord table={voidable} row={record.row} number={title} onClose={() => setVoiding(false)} />
      )}
    </div>
  )
  if (!pieces) return body
  const owner = {
    table: record.table as OwnerTable,
    row: record.row,
    item: '',
    pieces,
    locked: readOnly,
    wanted,
    lacking: false,
    nameOfItem: (id: string) => id,
    offerUndo: offerFaultUndo,
  }
  return (
    <EvidenceTarget owner={owner}>
      {body}
      <div className={css['aside']}>
        <EvidencePanel owner={owner} />
      </div>
    </EvidenceTarget>
  )
}
