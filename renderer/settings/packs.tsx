import { ImportPack } from '../setup/import-pack.tsx'
import type { PackSummary } from '../setup/pack-summary.ts'
import { Panel } from '../ui/panel.tsx'
import css from './settings.module.css'

/** The contract packs at hand. An imported version never changes; a newer one stands beside it. */
export function Packs({ packs }: { readonly packs: readonly PackSummary[] }) {
  return (
    <Panel title="合同包">
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
      <ImportPack />
    </Panel>
  )
}
