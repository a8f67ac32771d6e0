import { Circle, CircleCheck, CircleDashed, CircleSlash, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { CellState } from '../../domain/obligation/cell.ts'
import type { Tone } from '../ui/status-pill.tsx'

interface Look {
  readonly icon: LucideIcon
  readonly tone: Tone
  /** What the state is called where its label says a number. */
  readonly word: string
}

/** Shape, colour and word of a cell. */
export const cellLook: Readonly<Record<CellState, Look>> = {
  proved: { icon: CircleCheck, tone: 'ok', word: '有证明' },
  idle: { icon: CircleSlash, tone: 'ok', word: 'R20 已签' },
  active: { icon: CircleDashed, tone: 'info', word: '进行中' },
  due: { icon: TriangleAlert, tone: 'warn', word: '将到期' },
  overdue: { icon: CircleX, tone: 'err', word: '缺证明' },
  future: { icon: Circle, tone: 'grey', word: '未到期' },
}
