import { Button, Select } from 'antd'
import { FileText, ListX } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useLive } from '../client/live.ts'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ContractChoice } from './contract-choice.tsx'
import { IdleForm } from './idle-form.tsx'
import css from './idle.module.css'
import { idlePath } from './path.ts'
import { ObligationTabs } from './tabs.tsx'
import { useContract } from './use-contract.ts'

/** 本期未发生 (R20): which clauses had no occasion in a period, and why. */
export function IdlePage() {
  const [, navigate] = useLocation()
  const { loaded, error, contracts, contract, search } = useContract()
  const id = contract?.id ?? ''
  const matrix = useLive('obligation.matrix', { contract: id }, id !== '')
  const periods = (matrix.data?.columns ?? []).filter((c) => c.kind === 'period')
  const today = matrix.data?.now.slice(0, 10) ?? ''
  const asked = search.get('period') ?? ''
  const over = periods.filter((p) => p.to < today)
  const period = periods.find((p) => p.id === asked) ?? over.at(-1) ?? periods[0]
  const idle = useLive('idle.get', { contract: id, period: period?.id ?? '' }, id !== '' && period !== undefined)
  const problem = error ?? matrix.error ?? idle.error
  if (problem) return <Unreadable sentence={problem.message} />
  if (loaded && !contract)
    return (
      <Screen title={routes.idle.title}>
        <EmptyState icon={ListX} title="还没有合同" action={<Link href={routes.home.path}>回首页</Link>} />
      </Screen>
    )
  if (!contract || !period || idle.data?.column.id !== period.id) return <Waiting what="正在打开…" />
  const bar = (
    <>
      <ContractChoice contracts={contracts} value={id} onChoose={(of) => navigate(idlePath(of, ''))} />
      <Select
        aria-label="周期"
        className={css['period'] ?? ''}
        value={period.id}
        onChange={(to) => navigate(idlePath(id, to), { replace: true })}
        options={periods.map((p) => ({ value: p.id, label: p.name }))}
      />
      {idle.data.record && (
        <Button
          icon={<FileText size={17} aria-hidden />}
          onClick={() => navigate(`/document/R20/idle_statement/${idle.data!.record!.id}`)}
        >
          确认单 R20
        </Button>
      )}
    </>
  )
  return (
    <Screen title={routes.idle.title} note={`${period.from} 至 ${period.to}`} bar={bar}>
      <ObligationTabs contract={id} here="idle" />
      <IdleForm key={`${id}/${period.id}`} contract={id} facts={idle.data} over={period.to < today} />
    </Screen>
  )
}
