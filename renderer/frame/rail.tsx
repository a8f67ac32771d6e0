import {
  Building2,
  Archive,
  ChartColumn,
  CircleUserRound,
  ClipboardCheck,
  Grid3x3,
  House,
  type LucideIcon,
  NotebookPen,
  PackageCheck,
  Settings,
  Siren,
} from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useLive } from '../client/live.ts'
import { useHost } from '../client/office.ts'
import { officePath } from '../office/path.ts'
import { registersPath } from '../registers/path.ts'
import { routes } from '../routes.ts'
import css from './frame.module.css'

/** Where one can go. */
export function Rail({ engineer }: { readonly engineer: string }) {
  const [location] = useLocation()
  const office = useHost()?.shell === 'office'
  const inInspection = location.startsWith('/inspection')
  const inFault = /^\/(fault|loaner|force-majeure)/.test(location)
  const inRegisters = /^\/(registers|certificate|device)\b/.test(location)
  const running = useLive('fault.running', {}).data
  const inLog = location === routes.log.path || location.startsWith('/service')
  const inObligations = /^\/(obligations|duties|findings|idle)/.test(location)
  // Reached from there, and back.
  const inSettings = [routes.settings, routes.packs, routes.import, routes.addContract].some((r) =>
    location.startsWith(r.path),
  )
  return (
    <nav className={css['rail']} aria-label="主导航" data-zone="rail">
      <Place icon={House} to={routes.home.path} here={location === routes.home.path} title={routes.home.title} />
      <Place icon={ClipboardCheck} to={routes.inspections.path} here={inInspection} title={routes.inspections.title} />
      <Place
        icon={Siren}
        to={routes.faults.path}
        here={inFault}
        title={routes.faults.title}
        badge={running?.count ?? 0}
      />
      <Place icon={NotebookPen} to={routes.log.path} here={inLog} title={routes.log.title} />
      <Place
        icon={ChartColumn}
        to={routes.statistics.path}
        here={location === routes.statistics.path}
        title={routes.statistics.title}
      />
      <Place icon={Grid3x3} to={routes.obligations.path} here={inObligations} title="义务" />
      <Place icon={Archive} to={registersPath('certificates')} here={inRegisters} title={routes.registers.title} />
      <Place
        icon={PackageCheck}
        to={routes.acceptance.path}
        here={location === routes.acceptance.path}
        title={routes.acceptance.title}
      />
      {office && (
        <Place
          icon={Building2}
          to={officePath('overview')}
          here={location.startsWith('/office')}
          title={routes.office.title}
        />
      )}
      <span className={css['fill']} />
      <Place icon={Settings} to={routes.settings.path} here={inSettings} title={routes.settings.title} />
      <span className={css['place']} title={engineer}>
        <CircleUserRound size={22} aria-hidden />
        <span className="visually-hidden">使用人</span>
        <span className={css['name']}>{engineer}</span>
      </span>
    </nav>
  )
}

interface PlaceProps {
  readonly icon: LucideIcon
  readonly to: string
  readonly here: boolean
  readonly title: string
  /** How many want attention; none is not shown. */
  readonly badge?: number
}

function Place({ icon: Icon, to, here, title, badge = 0 }: PlaceProps) {
  return (
    <Link href={to} className={css['place'] ?? ''} {...(here ? { 'aria-current': 'page' } : {})}>
      <Icon size={22} aria-hidden />
      {title}
      {badge > 0 && (
        <span className={css['badge']}>
          {badge}
          <span className="visually-hidden">件进行中</span>
        </span>
      )}
    </Link>
  )
}
