import { useEffect } from 'react'
import { Link, useParams, useSearch } from 'wouter'
import type { ServiceView } from '../../domain/service/view.ts'
import { dateOf, dateTimeOf } from '../../domain/time/instant.ts'
import { useLive } from '../client/live.ts'
import { useMay } from '../client/office.ts'
import type { EvidenceOwner } from '../evidence/owner.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { EvidenceTarget } from '../evidence/evidence-target.tsx'
import { focusField } from '../inspection/place.ts'
import { offerUndo } from '../inspection/undo.ts'
import { logPath } from '../log/path.ts'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ServiceActions } from './actions.tsx'
import { RequestPanel, ResultPanel, SubjectPanel } from './common-panels.tsx'
import { ServiceContext, useServiceRegisters } from './context.ts'
import { DetailPanel } from './detail-panel.tsx'
import { GapsPart, LinksPart } from './aside.tsx'
import { ServiceBar } from './bar.tsx'
import { ServiceState } from './state.tsx'
import css from './service.module.css'

/** One record of a service, of whatever kind: its form, its proof, what is missing. */
export function ServicePage() {
  const { id = '' } = useParams()
  const view = useLive('service.view', { service: id })
  if (view.data && view.data.id === id) return <Page key={id} view={view.data} />
  return view.error ? <Unreadable sentence={view.error.message} /> : <Waiting what="正在打开…" />
}

function Page({ view }: { readonly view: ServiceView }) {
  const registers = useServiceRegisters(view)
  const { kind, record } = view
  const may = useMay('record.edit', 'service_record')
  const readOnly = !may || view.locked || view.state === 'void'
  const asked = new URLSearchParams(useSearch()).get('field') ?? ''
  useEffect(() => focusField(asked === '' ? ['subject'] : [asked]), [asked])
  const gapAt = (field: string): string => view.gaps.find((g) => g.field === field)?.sentence ?? ''
  const owner: EvidenceOwner = {
    table: 'service_record',
    row: view.id,
    item: '',
    pieces: view.evidence,
    locked: readOnly,
    wanted: '可选',
    lacking: false,
    nameOfItem: (item) => item,
    offerUndo: (what, transactions) => offerUndo(what, transactions, { step: '' }),
  }
  const at = record.span?.from ?? ''
  return (
    <ServiceContext value={{ view, registers, readOnly, gapAt }}>
      <EvidenceTarget owner={owner}>
        <Screen
          title={`${view.number} ${kind.name}`}
          note={[view.contract.name, at && dateTimeOf(at)].filter(Boolean).join(' · ')}
          bar={<ServiceBar />}
          asideLabel="缺项和证据"
          aside={
            <div className={css['aside']}>
              <GapsPart />
              <EvidencePanel owner={owner} />
              <LinksPart />
            </div>
          }
          foot={<ServiceActions />}
        >
          <p className={css['back']}>
            <Link href={logPath({ contract: view.contract.id, month: dateOf(at) })}>日志</Link>
            <ServiceState state={view.state} />
            {view.clause && (
              <span title={view.clause.text}>
                {view.clause.id} {view.clause.text}
              </span>
            )}
          </p>
          <SubjectPanel />
          <RequestPanel />
          <DetailPanel />
          <ResultPanel />
        </Screen>
      </EvidenceTarget>
    </ServiceContext>
  )
}
