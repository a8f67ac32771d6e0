import { useEffect } from 'react'
import { clockOf, dateOf, weekdayOf } from '../../domain/time/instant.ts'
import { queryClient, useLive } from '../client/live.ts'
import { QuickActions } from '../frame/quick-actions.tsx'
import { routes } from '../routes.ts'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Clocks } from './clocks.tsx'
import { ContractCard } from './contract-card.tsx'
import { ContractRows } from './contract-rows.tsx'
import { Findings } from './findings.tsx'
import type { Overview } from './overview.ts'
import { GoOn } from './go-on.tsx'
import { Hotline } from './hotline.tsx'
import { OnDuty, RegisterNotices } from './register-notices.tsx'
import { Recovered } from './recovered.tsx'
import css from './home.module.css'

/** More contracts than this are rows, not cards. */
const mostCards = 3
/** How often time left is counted anew, in ms. */
const minute = 60_000

/** Where to go on, and what is about to be late. */
export function HomePage() {
  const overview = useLive('home.overview', {})
  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['home.overview'] }), minute)
    return () => clearInterval(timer)
  }, [])
  if (overview.data) return <Page overview={overview.data} />
  return overview.error ? <Unreadable sentence={overview.error.message} /> : <Waiting what="正在打开…" />
}

function Page({ overview }: { readonly overview: Overview }) {
  const { now, contracts } = overview
  const today = dateOf(now)
  return (
    <Screen
      title={routes.home.title}
      note={`${today} ${weekdayOf(today)} ${clockOf(now)}`}
      bar={<QuickActions />}
      asideLabel="故障与未关闭问题"
      aside={
        <>
          <Clocks />
          <RegisterNotices />
          <Findings findings={overview.findings} />
          <OnDuty />
          <Hotline />
        </>
      }
    >
      {overview.recovered && <Recovered at={overview.recovered} today={today} item={overview.resume?.item ?? ''} />}
      <GoOn overview={overview} />
      {contracts.length > mostCards ? (
        <ContractRows contracts={contracts} />
      ) : (
        <div className={css['cards']}>
          {contracts.map((contract) => (
            <ContractCard key={contract.id} contract={contract} />
          ))}
        </div>
      )}
    </Screen>
  )
}
