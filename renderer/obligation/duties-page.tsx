import { Button, Segmented } from 'antd'
import { CalendarDays, CalendarPlus } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useLive } from '../client/live.ts'
import { useFileActions } from '../report/file-actions.ts'
import { useTask } from '../report/run-task.ts'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ContractChoice } from './contract-choice.tsx'
import { DutyCalendar } from './duty-calendar.tsx'
import { DutyList } from './duty-list.tsx'
import css from './duties.module.css'
import { dutiesPath } from './path.ts'
import { ObligationTabs } from './tabs.tsx'
import { useContract } from './use-contract.ts'

const views = [
  { value: 'list', label: '列表' },
  { value: 'calendar', label: '月历' },
]

/** 任务: what is due by when over the whole service period, as a list and by months, and as a file for calendars. */
export function DutiesPage() {
  const [, navigate] = useLocation()
  const { loaded, error, contracts, contract, search } = useContract()
  const id = contract?.id ?? ''
  const list = useLive('duty.list', { contract: id }, id !== '')
  const { run, running, problem } = useTask('duty.ics')
  const { told, saveAs } = useFileActions()
  if (error ?? list.error) return <Unreadable sentence={(error ?? list.error)!.message} />
  if (loaded && !contract)
    return (
      <Screen title={routes.duties.title}>
        <EmptyState icon={CalendarDays} title="还没有合同" action={<Link href={routes.home.path}>回首页</Link>} />
      </Screen>
    )
  if (!contract || !list.data) return <Waiting what="正在打开…" />
  const { duties, today } = list.data
  const view = search.get('view') === 'calendar' ? 'calendar' : 'list'
  const late = duties.filter((d) => d.state === 'overdue').length
  const bring = async (): Promise<void> => {
    const file = await run({ contract: id })
    if (file) await saveAs(file.sha256, file.name)
  }
  const bar = (
    <>
      <ContractChoice contracts={contracts} value={id} onChoose={(of) => navigate(dutiesPath(of, { view }))} />
      <Segmented
        aria-label="看法"
        options={views}
        value={view}
        onChange={(value) => navigate(dutiesPath(id, { view: value }), { replace: true })}
      />
      <Button icon={<CalendarPlus size={17} aria-hidden />} disabled={running !== null} onClick={() => void bring()}>
        导出日历 .ics
      </Button>
      <ExportButton of={{ list: 'duties', contract: id }} />
      <span role="status" className={css['told']} data-bad={problem !== '' || told?.ok === false}>
        {problem || told?.sentence}
      </span>
    </>
  )
  return (
    <Screen title={routes.duties.title} note={late > 0 ? `逾期 ${late} 项` : `共 ${duties.length} 项`} bar={bar}>
      <ObligationTabs contract={id} here="duties" />
      {view === 'list' ? (
        <DutyList duties={duties} contract={id} />
      ) : (
        <DutyCalendar
          duties={duties}
          today={today}
          month={search.get('month') ?? today.slice(0, 7)}
          onMonth={(month) => navigate(dutiesPath(id, { view, month }), { replace: true })}
          contract={id}
        />
      )}
    </Screen>
  )
}
