import { Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { findingSourceNames } from '../../domain/finding/word.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { adviceGroupName, responsiblePartyName, riskName, verdictName } from '../../domain/verdict.ts'
import { useLive } from '../client/live.ts'
import { useMay } from '../client/office.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { EvidenceTarget } from '../evidence/evidence-target.tsx'
import { faultPath } from '../fault/path.ts'
import { offerFaultUndo } from '../fault/undo-note.tsx'
import { placeUrl } from '../inspection/place.ts'
import { rectificationPath } from '../rectification/path.ts'
import { useFocusBack } from '../ui/focus-back.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import { Acts } from './acts.tsx'
import { History } from './history.tsx'
import { PlanFields } from './plan-fields.tsx'
import { signOf, type View } from './words.ts'
import { Writable } from '../ui/may.tsx'
import css from './findings.module.css'

/** One finding: what it is, who sees to it, how it ends, and everything that was ever done about it. */
export function FindingDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  useFocusBack()
  const view = useLive('finding.view', { finding: id })
  return (
    <Drawer title="问题" open onClose={onClose} size={520} classNames={{ body: css['drawer'] ?? '' }}>
      {view.error && !view.data && <p role="alert">{view.error.message}</p>}
      {view.data && view.data.row.id === id && <Detail view={view.data} />}
    </Drawer>
  )
}

function Detail({ view }: { readonly view: View }) {
  const { row, record, evidence } = view
  const sign = signOf(row)
  const [accepting, setAccepting] = useState(false)
  const over = row.state === 'withdrawn'
  const may = useMay('finding.accept')
  const owner = useMemo(
    () => ({
      table: 'finding' as const,
      row: row.id,
      item: '',
      pieces: evidence,
      locked: over || !may,
      wanted: accepting ? '签字件的扫描或照片' : '整改前后的截图、签字件',
      lacking: accepting && evidence.length === 0,
      nameOfItem: (item: string) => item,
      offerUndo: offerFaultUndo,
    }),
    [row.id, evidence, over, may, accepting],
  )
  const facts: readonly (readonly [string, string])[] = [
    ['影响', record.problem?.impact ?? ''],
    ['措施', row.measure === row.text ? '' : row.measure],
    ['依据', record.advice?.basis ?? ''],
    [
      '分类',
      [row.group ? adviceGroupName[row.group] : '', row.risk ? `风险${riskName[row.risk]}` : '']
        .filter(Boolean)
        .join(' · '),
    ],
    ['提出', `${row.period} · ${dateTimeOf(row.raisedAt)}`],
  ]
  return (
    <EvidenceTarget owner={owner}>
      <div className={css['detail']}>
        <p className={css['title']}>
          <StatusPill tone={sign.tone} icon={sign.icon}>
            {sign.word}
          </StatusPill>
          <b>{row.text || '还没写问题描述'}</b>
        </p>
        <dl className={css['facts']}>
          <div>
            <dt>来源</dt>
            <dd>
              {findingSourceNames[row.source]} ·{' '}
              {row.fault ? (
                <Link href={faultPath(row.fault)}>{row.origin}</Link>
              ) : (
                <Link href={placeUrl(row.inspection, { step: row.section || 'conclusion', item: row.item })}>
                  {[row.origin, row.item].filter(Boolean).join(' ')}
                </Link>
              )}
              {row.order && (
                <>
                  {' · '}
                  <Link href={rectificationPath(row.id)}>整改单 {row.order}</Link>
                </>
              )}
            </dd>
          </div>
          {facts
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          <Ended view={view} />
        </dl>
        {!over && (
          <Writable call="finding.plan">
            <PlanFields view={view} />
          </Writable>
        )}
        {!over && may && <Acts view={view} accepting={accepting} onAccepting={setAccepting} />}
        <EvidencePanel owner={owner} />
        <History id={row.id} />
      </div>
    </EvidenceTarget>
  )
}

/** What was found when it was tested again, and who signed for the risk. */
function Ended({ view: { record, row } }: { readonly view: View }) {
  const { retest, acceptance, state } = record
  return (
    <>
      {retest && (
        <div>
          <dt>复测</dt>
          <dd>
            {retest.on} {retest.by}：{verdictName[retest.verdict]}，{retest.value}
          </dd>
        </div>
      )}
      {acceptance && row.state === 'accepted' && (
        <div>
          <dt>签字</dt>
          <dd>
            {[acceptance.name, acceptance.position, acceptance.on].filter(Boolean).join(' · ')}
            {acceptance.until && `，${acceptance.until} 复核`}
          </dd>
        </div>
      )}
      {row.state !== 'open' && state?.reason && (
        <div>
          <dt>{row.state === 'accepted' ? '理由' : '说明'}</dt>
          <dd>{state.reason}</dd>
        </div>
      )}
      {row.party && row.state !== 'open' && (
        <div>
          <dt>责任</dt>
          <dd>{[responsiblePartyName[row.party], row.assignee].filter(Boolean).join(' · ')}</dd>
        </div>
      )}
    </>
  )
}
