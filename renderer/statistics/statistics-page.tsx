import { Button, Select } from 'antd'
import { ChartColumn, FileText } from 'lucide-react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useLive } from '../client/live.ts'
import { documentPath } from '../document/path.ts'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { statisticsPath } from './path.ts'
import { StatisticsView } from './statistics-view.tsx'
import css from './statistics.module.css'

/** Fault statistics of one contract and period: the same figures that R05 prints. */
export function StatisticsPage() {
  const [, navigate] = useLocation()
  const [search] = useSearchParams()
  const overview = useLive('home.overview', {})
  const contracts = overview.data?.contracts ?? []
  const contract = contracts.find((c) => c.id === search.get('contract')) ?? contracts[0]
  const known = useLive('statistics.periods', { contract: contract?.id ?? '' }, contract !== undefined)
  const period = search.get('period') ?? known.data?.current ?? ''
  const result = useLive(
    'statistics.of',
    { contract: contract?.id ?? '', period },
    contract !== undefined && period !== '',
  )
  if (overview.data && !contract)
    return (
      <Screen title={routes.statistics.title}>
        <EmptyState icon={ChartColumn} title="还没有合同" action={<Link href={routes.home.path}>回首页</Link>} />
      </Screen>
    )
  const error = overview.error ?? known.error ?? result.error
  if (error) return <Unreadable sentence={error.message} />
  if (!contract || !known.data || !result.data) return <Waiting what="正在统计…" />
  const choose = (of: string, on = ''): void => navigate(statisticsPath(of, on), { replace: true })
  const bar = (
    <>
      <Select
        aria-label="合同"
        className={css['contract'] ?? ''}
        value={contract.id}
        onChange={(id) => choose(id)}
        options={contracts.map((c) => ({ value: c.id, label: `${c.hospital} · ${c.system}` }))}
      />
      <Select
        aria-label="统计期"
        className={css['period'] ?? ''}
        value={period}
        onChange={(id) => choose(contract.id, id)}
        options={known.data.periods.map((p) => ({ value: p.id, label: p.name }))}
      />
      <ExportButton of={{ list: 'statistics', contract: contract.id, period }} />
      <Button
        type="primary"
        icon={<FileText size={18} aria-hidden />}
        onClick={() => navigate(documentPath('R05', 'contract', contract.id, period))}
      >
        R05 统计说明
      </Button>
    </>
  )
  return (
    <Screen title={routes.statistics.title} bar={bar}>
      <StatisticsView statistics={result.data} />
    </Screen>
  )
}
