import { CircleCheck, GitBranch, OctagonX, TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import { acceptancePath } from '../acceptance/path.ts'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { useOffice } from '../client/office.ts'
import { leftText } from '../fault/clock-text.ts'
import { faultPath } from '../fault/path.ts'
import { dutiesPath, obligationsPath } from '../obligation/path.ts'
import { routes } from '../routes.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import css from './office.module.css'

type Contract = OutputOf<'home.overview'>['contracts'][number]

/** Every contract in one row: what is due, which clocks run, what lacks proof, what is in conflict. */
export function OverviewTab() {
  const home = useLive('home.overview', {})
  const conflicts = useOffice('conflicts', {}, 30_000)
  if (!home.data) return home.error ? <Unreadable sentence={home.error.message} /> : <Waiting what="正在打开…" />
  const all = conflicts.data ?? []
  return (
    <>
      {all.length > 0 && (
        <ProblemBar
          tone="err"
          icon={GitBranch}
          title={`${all.length} 处冲突，等人决定。`}
          action={<Link href={routes.sync.path}>去决定</Link>}
        >
          两台电脑改了同一项，两份都留着；决定以前，列表里显示较差的一份，报告不能定稿。
        </ProblemBar>
      )}
      <table className={css['table']}>
        <caption className="visually-hidden">全部合同</caption>
        <thead>
          <tr>
            <th scope="col">合同</th>
            <th scope="col">到期与逾期</th>
            <th scope="col">运行中的故障</th>
            <th scope="col">义务矩阵</th>
            <th scope="col">冲突</th>
            <th scope="col">验收</th>
          </tr>
        </thead>
        <tbody>
          {home.data.contracts.map((contract) => (
            <ContractRow
              key={contract.id}
              contract={contract}
              conflicts={all.filter((c) => c.contract === contract.id).length}
            />
          ))}
        </tbody>
      </table>
      {home.data.contracts.length === 0 && <p>还没有收到合同。工程师的电脑配对并同步以后，这里会出现。</p>}
    </>
  )
}

function ContractRow({ contract, conflicts }: { readonly contract: Contract; readonly conflicts: number }) {
  const duties = useLive('duty.list', { contract: contract.id }).data?.duties ?? []
  const faults = useLive('fault.list', { contract: contract.id, state: 'running', text: '', offset: 0, limit: 5 }).data
  const matrix = useLive('obligation.matrix', { contract: contract.id }).data
  const overdue = duties.filter((d) => d.state === 'overdue')
  const due = duties.filter((d) => d.state === 'due')
  const next = duties.find((d) => d.state !== 'done' && d.days >= 0)
  const sum = (of: 'proved' | 'total' | 'missing'): number => matrix?.totals.reduce((n, t) => n + t[of], 0) ?? 0
  return (
    <tr>
      <th scope="row">
        {contract.hospital}
        <small>{contract.name}</small>
      </th>
      <td>
        <Link href={dutiesPath(contract.id)}>
          {overdue.length > 0 ? (
            <StatusPill tone="err" icon={OctagonX}>{`逾期 ${overdue.length} 项`}</StatusPill>
          ) : due.length > 0 ? (
            <StatusPill tone="warn" icon={TriangleAlert}>{`到期 ${due.length} 项`}</StatusPill>
          ) : (
            <StatusPill tone="ok" icon={CircleCheck}>
              没有逾期
            </StatusPill>
          )}
        </Link>
        {next && <small>{`下一项 ${next.name}，${next.due}`}</small>}
      </td>
      <td>
        {faults && faults.rows.length === 0 && '没有'}
        {faults?.rows.map((row) => (
          <Link key={row.id} href={faultPath(row.id)} className={css['line'] ?? ''}>
            {row.number} {row.next ? leftText(row.next) : ''}
          </Link>
        ))}
      </td>
      <td>
        {matrix && (
          <Link href={obligationsPath(contract.id)}>
            {`${sum('proved')}/${sum('total')}`}
            {sum('missing') > 0 ? ` 缺 ${sum('missing')}` : ''}
          </Link>
        )}
      </td>
      <td>{conflicts === 0 ? '没有' : <StatusPill tone="err" icon={GitBranch}>{`${conflicts} 处`}</StatusPill>}</td>
      <td>
        <Link href={acceptancePath(contract.id)}>验收与资料包</Link>
      </td>
    </tr>
  )
}
