import { Button } from 'antd'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useId, useState } from 'react'
import { ambiguities, changeSetting, isDecided, undecided } from '../../domain/sla/ambiguity.ts'
import { defaultSlaSetting, type SlaSetting } from '../../domain/sla/setting.ts'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { AmbiguityRow } from './ambiguity-row.tsx'
import { InternalTargets } from './internal-targets.tsx'
import css from './sla.module.css'
import { useSla } from './use-sla.ts'

interface Props {
  readonly contract: OutputOf<'setup.records'>['contracts'][number]
  readonly today: string
}

/** How the open words of a contract's limits are read: every one with its readings, the differing ones always shown. */
export function SlaSettings({ contract: { record, pack }, today }: Props) {
  const clauses = useLive('pack.clauses', { contract: record.id })
  const list = useId()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState('')
  const setting: SlaSetting = record.sla ?? defaultSlaSetting
  const editable = { table: 'contract', row: record.id, heads: record.heads } as const
  const put = useSla(editable, setting)
  const timed = pack.tiers.length > 0
  const rows = ambiguities.filter((a) => timed || a.withoutHours)
  const differing = rows.filter((a) => isDecided(a, setting))
  const unsigned = undecided(setting).length
  const shown = open ? rows : differing
  const texts = new Map(clauses.data?.clauses.map((c) => [c.id, c.text]))
  return (
    <Panel
      title={`时限口径 · ${record.hospital?.name || '未填医院'}`}
      extra={
        <StatusPill tone="grey" outlined>
          {pack.name}
        </StatusPill>
      }
    >
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {!timed && <InternalTargets setting={setting} put={put} />}
      <div className={css['head']}>
        <p>
          {timed ? '合同没有写明、需要约定读法的' : '影响内部目标和统计的'} {rows.length} 项，
          {differing.length === 0 ? '都按默认。' : `${differing.length} 项与默认不同。`}
          {unsigned > 0 && `其中 ${unsigned} 项还没有院方确认人。`}
        </p>
        <Button
          aria-expanded={open}
          aria-controls={list}
          icon={open ? <ChevronUp size={18} aria-hidden /> : <ChevronDown size={18} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起' : `展开 ${rows.length} 项`}
        </Button>
      </div>
      <ul id={list} className={css['rows']}>
        {shown.map((ambiguity) => (
          <AmbiguityRow
            key={ambiguity.id}
            ambiguity={ambiguity}
            setting={setting}
            tiers={pack.tiers}
            clauses={texts}
            today={today}
            put={(change, ...how) => put((latest) => changeSetting(latest, ambiguity, change(latest)), ...how)}
            say={setProblem}
          />
        ))}
      </ul>
    </Panel>
  )
}
