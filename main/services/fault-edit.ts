import type { Db } from '../../db/handle.ts'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { fault } from '../../domain/record/fault.ts'
import type { RecordType } from '../../domain/record/record-type.ts'
import { epochOf } from '../../domain/time/instant.ts'
import { isInstant } from '../../domain/fault/timeline.ts'

/** Registers of a fault that its form edits. Times of the course are entries of its timeline, never typed here. */
export const faultRegisters = [
  'title',
  'subject',
  'reporter',
  'tier',
  'level',
  'symptom',
  'impact',
  'cause',
  'responsibility',
  'remedy',
  'parts',
  'data',
  'verification',
  'prevention',
  'repeat',
  'change',
  'overdue',
  'confirmation',
]
export const loanerRegisters = [
  'original',
  'substitute',
  'grade',
  'delivery',
  'keys',
  'businessCheck',
  'handover',
  'repair',
  'return',
]
export const forceMajeureRegisters = ['event', 'faults', 'notice', 'proof', 'measures', 'confirmation']

/**
 * What an edit of a fault's form may not do. A tier that was chosen changes by reclassification alone, which keeps both
 * versions (A12); an interruption cannot end before it began; a fault does not repeat itself.
 */
export function checkFaultEdit(db: Db, type: RecordType, id: string, register: string, value: unknown): void {
  if (type.table !== 'fault') return
  const row = readRecord(db, fault, id)
  if (register === 'tier') {
    const there = row?.tier?.policy ?? ''
    if (there !== '' && there !== (value as { policy: string }).policy)
      fail('invalid-input', '层级已经选定，要改请用“改层级”：报障时间不变，前后两个版本都会保留。')
  }
  if (register === 'impact') {
    const { from, to } = value as { from: string; to: string }
    if (isInstant(from) && isInstant(to) && epochOf(to) < epochOf(from))
      fail('invalid-input', '业务中断的结束早于开始，没有保存。请核对，您写的还在框里。', { to: '早于开始' })
  }
  if (register === 'repeat' && (value as { of: string }).of === id)
    fail('invalid-input', '一条故障不能是自己的重复故障，请另选一条。')
}
