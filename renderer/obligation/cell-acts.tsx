import { Button } from 'antd'
import { MessageSquareText, Paperclip } from 'lucide-react'
import { useState } from 'react'
import { isAnswerable } from '../../domain/obligation/attached.ts'
import type { Cell } from '../../domain/obligation/cell.ts'
import { overdueNoteRow } from '../../domain/record/overdue-note.ts'
import type { OutputOf } from '../client/api.ts'
import { May } from '../ui/may.tsx'
import { HistoryButton } from '../registers/history.tsx'
import { AttachDialog } from './attach-dialog.tsx'
import css from './cell-panel.module.css'
import { ExplainDialog } from './explain-dialog.tsx'

interface Props {
  readonly contract: string
  readonly cell: Cell
  /** `A-061 2026 Q2`. */
  readonly name: string
  readonly of: OutputOf<'proof.of'> | undefined
}

/** Beside the one step: to attach what was there before, and to explain what is late. */
export function CellActs({ contract, cell, name, of }: Props) {
  const [dialog, setDialog] = useState<'attach' | 'explain' | null>(null)
  const at = { contract, clause: cell.clause, column: cell.column }
  const close = (): void => setDialog(null)
  const attachable = cell.state !== 'future' && cell.gaps.some(isAnswerable)
  const explainable = cell.state === 'overdue' || cell.note !== null
  if (!attachable && !explainable) return null
  return (
    <>
      <May call="proof.attach">
        <div className={css['acts']}>
          {attachable && (
            <Button icon={<Paperclip size={17} aria-hidden />} onClick={() => setDialog('attach')}>
              挂接已有报告
            </Button>
          )}
          {explainable && (
            <Button
              icon={<MessageSquareText size={17} aria-hidden />}
              disabled={!of}
              onClick={() => setDialog('explain')}
            >
              {cell.note ? '改逾期说明' : '写逾期说明'}
            </Button>
          )}
        </div>
      </May>
      {cell.note && (
        <section className={css['note']} aria-label="逾期说明">
          <h3>逾期说明</h3>
          <p>{cell.note.reason}</p>
          {cell.note.remedy !== '' && <p>补救：{cell.note.remedy}</p>}
          <p>
            <small>
              {cell.note.by} {cell.note.at.slice(0, 10)}
              {cell.note.expected !== '' && ` · 预计 ${cell.note.expected} 补齐`}
            </small>
            <HistoryButton
              table="overdue_note"
              row={overdueNoteRow(contract, cell.clause, cell.column)}
              title={`${name} 逾期说明`}
            />
          </p>
        </section>
      )}
      {dialog === 'attach' && <AttachDialog at={at} name={name} onClose={close} />}
      {dialog === 'explain' && of && <ExplainDialog at={at} name={name} of={of} onClose={close} />}
    </>
  )
}
