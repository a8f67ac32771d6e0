import { Link } from 'wouter'
import { findingsPath } from '../findings/path.ts'
import css from './tabs.module.css'
import { dutiesPath, obligationsPath } from './path.ts'

interface Props {
  readonly contract: string
  readonly here: 'matrix' | 'duties' | 'idle' | 'findings'
}

/** The screens under 义务. */
export function ObligationTabs({ contract, here }: Props) {
  const tabs = [
    { id: 'matrix', word: '义务矩阵', to: obligationsPath(contract) },
    { id: 'duties', word: '任务日历', to: dutiesPath(contract) },
    { id: 'idle', word: '本期未发生', to: `/idle?${new URLSearchParams({ contract })}` },
    { id: 'findings', word: '问题整改', to: findingsPath() },
  ]
  return (
    <nav className={css['tabs']} aria-label="义务">
      {tabs.map((tab) => (
        <Link key={tab.id} href={tab.to} {...(tab.id === here ? { 'aria-current': 'page' } : {})}>
          {tab.word}
        </Link>
      ))}
    </nav>
  )
}
