import { Button } from 'antd'
import { useLocation } from 'wouter'
import { routes } from '../routes.ts'
import type { PackSummary } from '../setup/pack-summary.ts'
import { Panel } from '../ui/panel.tsx'
import css from './settings.module.css'

/** The contract packs at hand; they are imported, edited and adopted on a screen of their own. */
export function Packs({ packs }: { readonly packs: readonly PackSummary[] }) {
  const [, navigate] = useLocation()
  return (
    <Panel title="合同包" extra={<Button onClick={() => navigate(routes.packs.path)}>查看、编辑、导入</Button>}>
      <ul className={css['packs']}>
        {packs.map((pack) => (
          <li key={pack.sha256}>
            <b>{pack.name}</b>
            <span>版本 {pack.version}</span>
            <span>{pack.clauses} 条</span>
            <span>
              原文服务期 {pack.period.start} 至 {pack.period.end}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
