import { Button } from 'antd'
import { Lock } from 'lucide-react'
import { useLocation } from 'wouter'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { documentPath } from '../document/path.ts'
import { May } from '../ui/may.tsx'
import { useFault } from './context.ts'
import css from './fault.module.css'

/** Says why nothing can be written any more, and the way back. */
export function LockBar() {
  const { view, show } = useFault()
  const [, navigate] = useLocation()
  if (view.state === 'void')
    return (
      <div className={css['lock']} role="note">
        <Lock size={18} aria-hidden />
        <b>已作废</b> <span>{view.record.void?.reason}</span>
      </div>
    )
  if (view.locked)
    return (
      <div className={css['lock']} role="note">
        <Lock size={18} aria-hidden />
        <b>R03 已定稿</b> <span>只读。要修改请到 R03 点“更正”。</span>
        <Button onClick={() => navigate(documentPath('R03', 'fault', view.id))}>去 R03</Button>
      </div>
    )
  if (view.state !== 'closed') return null
  const closed = view.events.findLast((e) => e.entry.type === 'closed')
  return (
    <div className={css['lock']} role="note">
      <Lock size={18} aria-hidden />
      <b>已关闭</b>
      <span>
        {closed ? `${dateTimeOf(closed.entry.at)} · ${closed.entry.by} · ` : ''}
        经过只读；还可以加备注和用户确认。
      </span>
      <May call="fault.addEvent">
        <Button onClick={() => show({ kind: 'event', type: 'note' })}>备注</Button>
        <Button onClick={() => show({ kind: 'reopen' })}>重开</Button>
      </May>
    </div>
  )
}
