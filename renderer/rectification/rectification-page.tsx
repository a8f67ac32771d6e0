import { Button } from 'antd'
import { ClipboardList, FileText } from 'lucide-react'
import { useMemo } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { rectificationStateName } from '../../domain/inspection/rectification.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { responsiblePartyName, riskName, verdictNames } from '../../domain/verdict.ts'
import { useLive } from '../client/live.ts'
import { useMay } from '../client/office.ts'
import { documentPath } from '../document/path.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { EvidenceTarget } from '../evidence/evidence-target.tsx'
import { offerFaultUndo, UndoNote } from '../fault/undo-note.tsx'
import { placeUrl } from '../inspection/place.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Screen } from '../ui/screen.tsx'
import { StatusPill, type Tone } from '../ui/status-pill.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Completion } from './completion.tsx'
import { Recheck } from './recheck.tsx'
import css from './rectification.module.css'
import type { OrderView } from './view.ts'

/** A rectification order (安全整改单): what has to be put right, that it was, and the check that closes it. */
export function RectificationPage() {
  const { id } = useParams<{ id: string }>()
  const view = useLive('rectification.view', { finding: id })
  if (view.error && !view.data) return <Unreadable sentence={view.error.message} />
  if (!view.data || view.data.finding.id !== id) return <Waiting what="正在打开…" />
  return <Page key={id} view={view.data} />
}

const tones: Readonly<Record<OrderView['state'], Tone>> = {
  open: 'err',
  done: 'warn',
  closed: 'ok',
  accepted: 'grey',
  withdrawn: 'grey',
}

function Page({ view }: { readonly view: OrderView }) {
  const [, navigate] = useLocation()
  const { finding, state, gaps, evidence, inspection, section, item } = view
  const may = useMay('rectification.complete')
  const ended = !may || state === 'withdrawn' || state === 'accepted'
  const owner = useMemo(
    () => ({
      table: 'finding' as const,
      row: finding.id,
      item: '',
      pieces: evidence,
      locked: ended,
      wanted: '整改前后的截图',
      lacking: false,
      nameOfItem: (id: string) => id,
      offerUndo: offerFaultUndo,
    }),
    [finding.id, evidence, ended],
  )
  const issued = view.reports.findLast((r) => !r.superseded)?.version?.version
  return (
    <div className={css['host']}>
      <EvidenceTarget owner={owner}>
        <Screen
          title={`安全整改单 ${finding.rectification.number}`}
          note={`${view.contract.hospital} · ${inspection.period.name}`}
          bar={
            <>
              <StatusPill tone={tones[state]}>{rectificationStateName[state]}</StatusPill>
              <Button
                icon={<ClipboardList size={17} aria-hidden />}
                onClick={() => navigate(placeUrl(inspection.id, { step: section.id, item: item.id }))}
              >
                {inspection.number} {item.id}
              </Button>
              <Button
                icon={<FileText size={17} aria-hidden />}
                onClick={() => navigate(documentPath('R07-ZG', 'finding', finding.id))}
              >
                {issued ? `整改单 ${issued}` : '出整改单'}
              </Button>
            </>
          }
          asideLabel="证据"
          aside={
            <div className={css['aside']}>
              <EvidencePanel owner={owner} />
            </div>
          }
        >
          {gaps.length > 0 && (
            <ProblemBar
              tone="warn"
              title={`出整改单前还缺 ${gaps.length} 处。`}
              action={<Link href={placeUrl(inspection.id, { step: section.id, item: item.id })}>去填写</Link>}
            >
              {gaps.map((g) => g.sentence.replace('，请到自查的检查项填写。', '')).join('；')}。
            </ProblemBar>
          )}
          <Demand view={view} />
          <Completion view={view} readOnly={ended} />
          <Recheck view={view} readOnly={ended} />
          <UndoNote />
        </Screen>
      </EvidenceTarget>
    </div>
  )
}

function Demand({ view: { finding, item, section } }: { readonly view: OrderView }) {
  const { problem, advice, assignee, origin } = finding
  const level = origin.level === 'abnormal' ? 'abnormal' : 'attention'
  const rows: (readonly [string, string])[] = [
    ['控制点', `${section.title} · ${item.control || item.name}（${item.id}）`],
    ['标准要求', item.requirement || item.criterion],
    [
      '自查结果',
      `${verdictNames('conformity')[level]} · ${dateOf(origin.raisedAt)}${problem?.risk ? ` · 风险${riskName[problem.risk]}` : ''}`,
    ],
    ['问题描述', problem?.description || '未填写'],
    ['整改措施', advice?.text || '未填写'],
    [
      '责任与期限',
      [
        advice?.party ? responsiblePartyName[advice.party] : '未定责任方',
        assignee?.name || '未定责任人',
        advice?.due ? `${advice.due} 前` : '未定期限',
      ].join(' · '),
    ],
  ]
  return (
    <Panel title="自查发现与整改要求">
      <dl className={css['facts']}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
