import { Circle, CircleCheck, CircleDashed, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Duty, DutyState } from '../../domain/obligation/duty.ts'
import type { Tone } from '../ui/status-pill.tsx'

export const dutyLook: Readonly<Record<DutyState, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  done: { icon: CircleCheck, tone: 'ok' },
  overdue: { icon: CircleX, tone: 'err' },
  due: { icon: TriangleAlert, tone: 'warn' },
  active: { icon: CircleDashed, tone: 'info' },
  future: { icon: Circle, tone: 'grey' },
}

/** `逾期 5 天`, `剩 8 天`, `已完成`. */
export function dutyWord(duty: Duty): string {
  if (duty.state === 'done') return '已完成'
  if (duty.days < 0) return `逾期 ${-duty.days} 天`
  if (duty.days === 0) return '今天到期'
  return duty.state === 'future' ? '未到期' : `剩 ${duty.days} 天`
}
