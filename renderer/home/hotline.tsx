import { PhoneCall } from 'lucide-react'
import { Link } from 'wouter'
import { useLive } from '../client/live.ts'
import { routes } from '../routes.ts'
import css from './home.module.css'

/** The number that stands on every report; without it no report can be finalised. */
export function Hotline() {
  const hotline = useLive('setup.state', {}).data?.hotline
  if (hotline === undefined) return null
  return (
    <p className={css['hotline']} data-missing={hotline === ''}>
      <PhoneCall size={18} aria-hidden />
      <span>{hotline ? `7×24 热线 ${hotline}` : '还没填 7×24 热线，报告不能定稿'}</span>
      {hotline === '' && <Link href={routes.settings.path}>去填写</Link>}
    </p>
  )
}
