import { Lock } from 'lucide-react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { useMay } from '../client/office.ts'
import { useInspection } from './context.ts'
import { finalVersion } from './status.tsx'

/** Says on every screen of a finalised inspection that it is read-only. */
export function LockBar() {
  const { view } = useInspection()
  const may = useMay('item.judge')
  if (!view.locked) return null
  const version = finalVersion(view)
  if (!may)
    return (
      <div className="lock-bar" role="note">
        <Lock aria-hidden="true" />
        <b>{version ? `定稿 ${version.version}` : '只读'}</b>
        <span>您的权限是“查看”。</span>
      </div>
    )
  return (
    <div className="lock-bar" role="note">
      <Lock aria-hidden="true" />
      <b>{version ? `定稿 ${version.version}` : '定稿'}</b>
      <span>{version ? `${dateTimeOf(version.finalisedAt)} · ` : ''}只读。要修改请到“报告与签字”点“更正”。</span>
    </div>
  )
}
