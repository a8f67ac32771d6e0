import { Select } from 'antd'
import { PackageCheck } from 'lucide-react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useLive } from '../client/live.ts'
import { RemarksButton } from '../remark/remarks-button.tsx'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import css from './acceptance.module.css'
import { Headline } from './headline.tsx'
import { PackageAside } from './package-aside.tsx'
import { acceptancePath } from './path.ts'
import { Risk } from './risk.tsx'
import { Rules } from './rules.tsx'

/** 验收: either complete or it says why not, rule by rule; what the package holds; make and verify it. */
export function AcceptancePage() {
  const [, navigate] = useLocation()
  const [search] = useSearchParams()
  const overview = useLive('home.overview', {})
  const contracts = overview.data?.contracts ?? []
  const contract = contracts.find((c) => c.id === search.get('contract')) ?? contracts[0]
  const result = useLive('acceptance.state', { contract: contract?.id ?? '' }, contract !== undefined)
  if (overview.data && !contract)
    return (
      <Screen title={routes.acceptance.title}>
        <EmptyState icon={PackageCheck} title="还没有合同" action={<Link href={routes.home.path}>回首页</Link>} />
      </Screen>
    )
  const error = overview.error ?? result.error
  if (error) return <Unreadable sentence={error.message} />
  if (!contract || !result.data) return <Waiting what="正在核对七条规则…" />
  const state = result.data
  return (
    <Screen
      title="验收资料包"
      note={`服务期 ${state.service.start} 至 ${state.service.end}`}
      bar={
        <>
          <RemarksButton key={contract.id} contract={contract.id} place="acceptance" />
          <Select
            aria-label="合同"
            className={css['contract'] ?? ''}
            value={contract.id}
            onChange={(id) => navigate(acceptancePath(id), { replace: true })}
            options={contracts.map((c) => ({ value: c.id, label: `${c.hospital} · ${c.system}` }))}
          />
        </>
      }
      aside={<PackageAside key={contract.id} contract={contract.id} state={state} />}
      asideLabel="包内容"
      narrowAside="below"
    >
      <Headline key={contract.id} contract={contract.id} state={state} />
      <Rules contract={contract.id} rules={state.rules} />
      <Risk state={state} />
    </Screen>
  )
}
