import { Button, Select } from 'antd'
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useForm } from './form-context.ts'
import { useMinute } from './minute.ts'
import { faultPath } from './path.ts'
import { RecordPage } from './record-page.tsx'
import { Group, InstantPart, TextPart, useFormRegister } from './register-parts.tsx'
import { VoidRecord } from './void-record.tsx'
import css from './record.module.css'

type View = OutputOf<'forceMajeure.view'>

/** 不可抗力 (R17): what happened, that the customer was told, the proof, and what it does to each fault's limits. */
export function ForceMajeurePage() {
  const { id } = useParams<{ id: string }>()
  const event = useLive('forceMajeure.view', { id })
  useMinute(['forceMajeure.view'], event.data?.now)
  if (event.error && !event.data) return <Unreadable sentence={event.error.message} />
  if (!event.data || event.data.id !== id) return <Waiting what="正在打开…" />
  return <Page key={id} view={event.data} />
}

function Page({ view }: { readonly view: View }) {
  const [voiding, setVoiding] = useState(false)
  const record = useMemo(
    () => ({ table: 'force_majeure' as const, row: view.id, heads: view.record.heads }),
    [view.id, view.record.heads],
  )
  return (
    <RecordPage
      title={`不可抗力 ${view.record.identity.number}`}
      record={record}
      document="R17"
      now={view.now}
      locked={view.locked}
      voided={view.record.void?.reason ?? ''}
      gaps={view.gaps}
      pieces={view.evidence}
      wanted="公告、通知、照片"
      onVoid={() => setVoiding(true)}
      effect={
        <ProblemBar
          tone={view.counts ? 'info' : 'warn'}
          title={view.counts ? '影响期限。' : '现在不影响期限。'}
          announce
        >
          {view.why}
        </ProblemBar>
      }
    >
      <Fields view={view} />
      {voiding && (
        <VoidRecord
          table="force_majeure"
          row={view.id}
          number={view.record.identity.number}
          onClose={() => setVoiding(false)}
        />
      )}
    </RecordPage>
  )
}

function Fields({ view }: { readonly view: View }) {
  const event = useFormRegister('event', view.record.event, { kind: '', text: '', from: '', to: '' })
  const notice = useFormRegister('notice', view.record.notice, { at: '', to: '', way: '' })
  const proof = useFormRegister('proof', view.record.proof, { text: '' })
  const measures = useFormRegister('measures', view.record.measures, { text: '' })
  const confirmation = useFormRegister('confirmation', view.record.confirmation, { name: '', at: '', way: '' })
  return (
    <>
      <Group field="event" title="事件">
        <TextPart of={event} part="kind" label="是什么" hint="台风、停电、疫情管控…" />
        <InstantPart of={event} part="from" label="从" />
        <InstantPart of={event} part="to" label="到" hint="还没结束就空着" />
        <TextPart of={event} part="text" label="经过" long />
      </Group>
      <Faults view={view} />
      <Group field="notice" title="通知院方">
        <InstantPart of={notice} part="at" label="通知时间" />
        <TextPart of={notice} part="to" label="通知谁" />
        <TextPart of={notice} part="way" label="方式" hint="电话、函件、微信…" />
      </Group>
      <Group field="proof" title="证明">
        <TextPart of={proof} part="text" label="证明是什么" hint="证明件加在右边的证据里" long />
      </Group>
      <Group field="measures" title="已采取的措施">
        <TextPart of={measures} part="text" label="措施" long />
      </Group>
      <Group field="confirmation" title="院方确认">
        <TextPart of={confirmation} part="name" label="确认人" />
        <InstantPart of={confirmation} part="at" label="时间" />
        <TextPart of={confirmation} part="way" label="方式" />
      </Group>
    </>
  )
}

/** The faults it held up, each with what becomes of its deadlines. */
function Faults({ view }: { readonly view: View }) {
  const { readOnly } = useForm()
  const faults = useFormRegister('faults', view.record.faults, { ids: [] as string[] })
  const [problem, setProblem] = useState('')
  const { contract } = view.record.identity
  const all =
    useLive('fault.list', { contract, state: 'all', text: '', offset: 0, limit: 100 }, !readOnly).data?.rows ?? []
  const { ids } = faults.value
  const put = (next: string[]): void => {
    setProblem('')
    void faults.put({ ids: next }, true, setProblem)
  }
  return (
    <Group field="faults" title="受影响的故障">
      <div className={css['faults']}>
        <ul>
          {view.faults.map((fault) => (
            <li key={fault.id}>
              <Link href={faultPath(fault.id)}>{fault.number}</Link> {fault.title}
              {!readOnly && (
                <Button
                  type="text"
                  size="small"
                  aria-label={`去掉 ${fault.number}`}
                  icon={<X size={16} aria-hidden />}
                  onClick={() => put(ids.filter((id) => id !== fault.id))}
                />
              )}
              <p>{fault.effect}</p>
            </li>
          ))}
        </ul>
        {!readOnly && (
          <div className={css['pick']}>
            <Select
              aria-label="加一件受影响的故障"
              placeholder="加一件故障"
              value={null}
              showSearch={{ optionFilterProp: 'label' }}
              options={all
                .filter((f) => !ids.includes(f.id))
                .map((f) => ({ value: f.id, label: `${f.number} ${f.title}` }))}
              onChange={(id: string | null) => id && put([...ids, id])}
            />
          </div>
        )}
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      </div>
    </Group>
  )
}
