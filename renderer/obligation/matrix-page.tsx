import { Button } from 'antd'
import { CircleX, FileText, Grid3x3, ListFilter } from 'lucide-react'
import { useState } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { CellPanel } from './cell-panel.tsx'
import { ContractChoice } from './contract-choice.tsx'
import { documentPath } from '../document/path.ts'
import { filterCount, filteredRows, filterQuery, type MatrixFilter, noFilter, readFilter } from './filter.ts'
import { FilterBar } from './filter-bar.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { MatrixSummary } from './matrix-summary.tsx'
import { obligationsPath } from './path.ts'
import { ObligationTabs } from './tabs.tsx'
import { useContract } from './use-contract.ts'

type Matrix = OutputOf<'obligation.matrix'>

/** 义务矩阵: red means no proof. Rows are clauses, columns periods; a cell opens with what is missing and the one step. */
export function MatrixPage() {
  const [, navigate] = useLocation()
  const { loaded, error, contracts, contract, search } = useContract()
  const filter = readFilter(search)
  const [filtering, setFiltering] = useState(filterCount(filter) > 0)
  const attached = search.get('proof') ?? ''
  const place = useLive('proof.place', { attached }, attached !== '')
  const id = contract?.id ?? ''
  const matrix = useLive('obligation.matrix', { contract: id }, id !== '')
  if (attached !== '') {
    if (place.error) return <Unreadable sentence={place.error.message} />
    const at = place.data
    return at ? (
      <Redirect to={obligationsPath(at.contract, at.clause, at.column)} replace />
    ) : (
      <Waiting what="正在打开…" />
    )
  }
  if (error ?? matrix.error) return <Unreadable sentence={(error ?? matrix.error)!.message} />
  if (loaded && !contract)
    return (
      <Screen title={routes.obligations.title}>
        <EmptyState icon={Grid3x3} title="还没有合同" action={<Link href={routes.home.path}>回首页</Link>} />
      </Screen>
    )
  if (!contract || !matrix.data) return <Waiting what="正在核对证明…" />
  const data = matrix.data
  const open = cellAt(data, search.get('clause'), search.get('column'))
  const red = data.rows.reduce((n, r) => n + r.cells.filter((c) => c?.state === 'overdue').length, 0)
  const choose = (clause = '', column = ''): void =>
    navigate(obligationsPath(id, clause, column, filterQuery(filter)), { replace: true })
  const narrow = (next: MatrixFilter): void =>
    navigate(obligationsPath(id, open?.cell.clause, open?.cell.column, filterQuery(next)), { replace: true })
  const rows = filteredRows(data, filter)
  const missing = filter.states.length === 1 && filter.states[0] === 'overdue'
  const narrowed = filterCount(filter)
  const bar = (
    <>
      <ContractChoice contracts={contracts} value={id} onChoose={(of) => navigate(obligationsPath(of))} />
      <Button
        danger={red > 0}
        icon={<CircleX size={18} aria-hidden />}
        aria-pressed={missing}
        onClick={() => narrow({ ...filter, states: missing ? [] : ['overdue'] })}
      >
        {missing ? '看全部' : `只看缺证明 ${red}`}
      </Button>
      <Button
        icon={<ListFilter size={18} aria-hidden />}
        aria-expanded={filtering}
        onClick={() => setFiltering(!filtering)}
      >
        {narrowed > 0 ? `筛选 ${narrowed}` : '筛选'}
      </Button>
      <Button
        icon={<FileText size={18} aria-hidden />}
        aria-label="履约追溯矩阵 R15"
        onClick={() => navigate(documentPath('R15', 'contract', id, 'service'))}
      >
        R15
      </Button>
    </>
  )
  const close = (): void => {
    choose()
    if (open)
      requestAnimationFrame(() => document.getElementById(`cell-${open.cell.clause}-${open.cell.column}`)?.focus())
  }
  return (
    <Screen
      title={routes.obligations.title}
      note={`${data.rows.length} 条义务 · ${data.columns[0]?.from} 至 ${data.columns.at(-1)?.to}`}
      bar={bar}
      asideLabel="这一格"
      narrowAside="below"
      {...(open
        ? {
            aside: (
              <CellPanel
                key={`${open.cell.clause}/${open.cell.column}`}
                matrix={data}
                contract={id}
                {...open}
                onClose={close}
                onGo={choose}
              />
            ),
          }
        : {})}
    >
      <ObligationTabs contract={id} here="matrix" />
      <MatrixSummary matrix={data} />
      {filtering && <FilterBar matrix={data} filter={filter} shown={rows.length} onChange={narrow} />}
      {rows.length > 0 ? (
        <MatrixGrid matrix={data} rows={rows} open={open?.cell ?? null} onOpen={choose} onClose={close} />
      ) : (
        <NothingLeft missing={missing && narrowed === 1} onAll={() => narrow(noFilter)} />
      )}
    </Screen>
  )
}

/** No row fits: nothing is missing, or the filter is too narrow. */
function NothingLeft({ missing, onAll }: { readonly missing: boolean; readonly onAll: () => void }) {
  return (
    <EmptyState
      icon={Grid3x3}
      title={missing ? '本期没有缺证明' : '没有符合筛选的条款'}
      action={<Button onClick={onAll}>看全部</Button>}
    />
  )
}

/** The cell that the address names. */
function cellAt(matrix: Matrix, clause: string | null, column: string | null) {
  const row = matrix.rows.find((r) => r.clause.id === clause)
  const cell = row?.cells.find((c) => c?.column === column)
  return row && cell ? { row, cell } : null
}
