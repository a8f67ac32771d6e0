import { Button, Select } from 'antd'
import { FileUp } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { askedLogMonth, logMonthOf } from '../../domain/service/log-month.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { useAppNow } from '../client/app-clock.ts'
import { useLive } from '../client/live.ts'
import { importPath } from '../import/path.ts'
import { focusField } from '../inspection/place.ts'
import { routes } from '../routes.ts'
import { ExportButton } from '../ui/export-button.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import type { Contract } from './contract.ts'
import { DayList } from './day-list.tsx'
import { FaqList } from './faq-list.tsx'
import { MonthAside } from './month-aside.tsx'
import { MonthStep } from './month-step.tsx'
import { OpenRequests } from './open-requests.tsx'
import { logPath } from './path.ts'
import { StartButtons } from './start-buttons.tsx'
import { Tabs } from './tabs.tsx'
import { May } from '../ui/may.tsx'
import css from './log.module.css'

/** How often the time since a question is counted anew, in ms. */
const minute = 60_000

/** The maintenance log of a contract by months, what is still to be answered, and the questions that came twice. */
export function LogPage() {
  const records = useLive('setup.records', {})
  if (records.data) return <Page contracts={records.data.contracts} />
  return records.error ? <Unreadable sentence={records.error.message} /> : <Waiting what="正在打开…" />
}

function Page({ contracts }: { readonly contracts: readonly Contract[] }) {
  const [, navigate] = useLocation()
  const query = new URLSearchParams(useSearch())
  const now = useAppNow(minute)
  const contract = contracts.find((c) => c.record.id === query.get('contract')) ?? contracts[0]
  const tab = query.get('tab') === 'faq' ? 'faq' : 'month'
  const id = contract?.record.id ?? ''
  const today = dateOf(now)
  const count = {
    cycle: contract?.pack.cycle ?? 'calendar-quarter',
    service: contract?.record.period ?? { start: today, end: today },
  } as const
  const month = askedLogMonth(count, query.get('month') ?? '') ?? logMonthOf(count, today)
  const log = useLive('log.month', { contract: id, month: month.id }, id !== '')
  useEffect(() => focusField(['log-tab']), [])
  if (!contract) return <Unreadable sentence="还没有合同，日志记在合同下面。" />
  const go = (place: Parameters<typeof logPath>[0]): void =>
    navigate(logPath({ contract: id, month: month.id, tab, ...place }))
  const totals = log.data?.totals
  return (
    <Screen
      title={routes.log.title}
      note={
        totals ? `${month.name} · ${totals.entries} 条${totals.missing > 0 ? ` · 缺 ${totals.missing} 天` : ''}` : ''
      }
      bar={
        <>
          {contracts.length > 1 && (
            <Select
              aria-label="合同"
              value={id}
              className={css['contract'] ?? ''}
              popupMatchSelectWidth={false}
              options={contracts.map((c) => ({ value: c.record.id, label: c.pack.name }))}
              onChange={(chosen: string) => go({ contract: chosen, month: '' })}
            />
          )}
          <May call="import.bring">
            <Button icon={<FileUp size={17} aria-hidden />} onClick={() => navigate(importPath('service'))}>
              导入
            </Button>
          </May>
          <ExportButton
            label={`${month.name}日志`}
            of={{ list: 'log', contract: id, period: month.id }}
            others={[
              count.cycle === 'contract-quarter'
                ? { label: '整个服务期日志', of: { list: 'log', contract: id, period: 'service' } }
                : {
                    label: `${month.from.slice(0, 4)} 年日志`,
                    of: { list: 'log', contract: id, period: month.from.slice(0, 4) },
                  },
              { label: '全部服务记录', of: { list: 'services', contract: id } },
            ]}
          />
          <May call="service.start">
            <StartButtons contract={contract} />
          </May>
        </>
      }
      asideLabel="本月"
      {...(tab === 'month' && { aside: log.data && <MonthAside contract={id} month={month} log={log.data} /> })}
    >
      <div className={css['line']}>
        <Tabs tab={tab} onChoose={(chosen) => go({ tab: chosen })} />
        {tab === 'month' && <MonthStep count={count} month={month} today={today} onMonth={(m) => go({ month: m })} />}
      </div>
      {tab === 'faq' ? (
        <FaqList contract={id} entry={query.get('entry') ?? ''} />
      ) : (
        <>
          <OpenRequests contract={id} now={now} />
          {log.error && !log.data ? (
            <p role="alert">{log.error.message}</p>
          ) : log.data ? (
            <DayList contract={contract} month={month} log={log.data} />
          ) : (
            <Waiting what="正在读取日志…" />
          )}
        </>
      )}
    </Screen>
  )
}
