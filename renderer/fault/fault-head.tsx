import { Button } from 'antd'
import { CloudLightning, FileText, Server } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { placeUrl } from '../inspection/place.ts'
import { RemarksButton } from '../remark/remarks-button.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { useFault } from './context.ts'
import { documentPath } from '../document/path.ts'
import { loanerPath } from './path.ts'
import { levelName, stateSign } from './words.ts'
import css from './fault.module.css'

/** What and whose it is, how it stands, and what else can be made of it. */
export function FaultHead() {
  const { view, readOnly, show } = useFault()
  const [, navigate] = useLocation()
  const { record, contract } = view
  const tier = view.policies.find((p) => p.key === view.sla.policy)
  const level = record.level?.level
  const sign = stateSign[view.state]
  const late = view.gaps.length
  const device = tier?.milestones.some((m) => m.id === 'repair_or_loaner') ?? false
  const [loaner] = view.loaners.filter((l) => !l.void)
  const record03 = (kind: 'R03' | 'R04') => documentPath(kind, 'fault', view.id)
  return (
    <header className={css['top']} data-zone="top">
      <div className={css['title']}>
        <p>
          {[
            contract.hospital,
            contract.system,
            tier ? `${tier.key} ${tier.name}` : '',
            level ? levelName[level].replace(/、.*?）/, '）') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <h1>
          {view.number}
          <span>{record.title?.text || '（没有标题）'}</span>
        </h1>
      </div>
      <div className={css['bar']}>
        <StatusPill tone={sign.tone} icon={sign.icon}>
          {sign.word}
        </StatusPill>
        {record.identity.inspection && (
          <Link href={placeUrl(record.identity.inspection, { step: 'item', item: record.identity.item })}>
            来自巡检
          </Link>
        )}
        <RemarksButton contract={contract.id} place="fault" />
        {!readOnly && <Button onClick={() => show({ kind: 'tier' })}>改层级</Button>}
        {loaner ? (
          <Button icon={<Server size={17} aria-hidden />} onClick={() => navigate(loanerPath(loaner.id))}>
            备机
          </Button>
        ) : (
          device &&
          !readOnly && (
            <Button icon={<Server size={17} aria-hidden />} onClick={() => show({ kind: 'loaner' })}>
              备机
            </Button>
          )
        )}
        <Button icon={<CloudLightning size={17} aria-hidden />} onClick={() => show({ kind: 'force-majeure' })}>
          不可抗力
        </Button>
        {view.state !== 'void' && (
          <>
            <Button
              icon={<FileText size={17} aria-hidden />}
              title={late > 0 ? `故障维修记录单，还缺 ${late} 处` : '故障维修记录单'}
              onClick={() => navigate(record03('R03'))}
            >
              R03
            </Button>
            <Button title="故障分析报告" onClick={() => navigate(record03('R04'))}>
              R04
            </Button>
          </>
        )}
      </div>
    </header>
  )
}
