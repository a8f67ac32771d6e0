import { Button } from 'antd'
import { Building2, LogOut } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'wouter'
import { roleNames } from '../../domain/office/view.ts'
import { useHost } from '../client/office.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { routes } from '../routes.ts'
import { Screen } from '../ui/screen.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { AccountTab } from './account-tab.tsx'
import { DevicesTab } from './devices-tab.tsx'
import { HealthTab } from './health-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { officePath, type OfficeTab, officeTabs } from './path.ts'
import { UsersTab } from './users-tab.tsx'
import css from './office.module.css'

const bodies: Readonly<Record<OfficeTab, () => ReactNode>> = {
  overview: OverviewTab,
  devices: DevicesTab,
  users: UsersTab,
  health: HealthTab,
  account: AccountTab,
}

/** Tabs of whoever is signed in; the others are the admin's. */
const forAll: ReadonlySet<OfficeTab> = new Set(['overview', 'account'])

/** What only the office sees: all contracts at a glance, and for who manages them devices, users and the hub itself. */
export function OfficePage() {
  const { tab: asked } = useParams<{ tab: string }>()
  const host = useHost()
  const [problem, setProblem] = useState('')
  if (!host) return <Waiting what="正在打开…" />
  if (!host.user)
    return (
      <Screen title={routes.office.title}>
        <EmptyState icon={Building2} title="办公室页面只在中心站的网页里有">
          在办公室的电脑上用浏览器打开中心站的地址并登录。
        </EmptyState>
      </Screen>
    )
  const tabs = (Object.keys(officeTabs) as OfficeTab[]).filter((t) => forAll.has(t) || host.user?.role === 'admin')
  const tab = tabs.find((t) => t === asked) ?? 'overview'
  const Body = bodies[tab]
  const leave = async (): Promise<void> => {
    const left = await fetch('/logout', { method: 'POST', redirect: 'manual' }).catch(() => null)
    if (left) window.location.assign('/')
    else setProblem('没有退出：连接不上中心站。请再试一次。')
  }
  return (
    <Screen
      title={routes.office.title}
      bar={
        <>
          <span>
            {host.user.name} · {roleNames[host.user.role]}
          </span>
          <Button icon={<LogOut size={18} aria-hidden />} onClick={() => void leave()}>
            退出登录
          </Button>
        </>
      }
    >
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <nav className={css['tabs']} aria-label="办公室">
        {tabs.map((t) => (
          <Link key={t} href={officePath(t)} {...(t === tab ? { 'aria-current': 'page' } : {})}>
            {officeTabs[t]}
          </Link>
        ))}
      </nav>
      <Body />
    </Screen>
  )
}
