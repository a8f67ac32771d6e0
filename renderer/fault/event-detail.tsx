import { Checkbox, Input, Radio, Select } from 'antd'
import type { FaultEventType } from '../../domain/record/fault.ts'
import { Labelled } from '../ui/labelled.tsx'
import { useFault } from './context.ts'
import type { EventDraft } from './event-draft.ts'
import { waitingName } from './words.ts'
import css from './form.module.css'

interface Props {
  readonly type: FaultEventType
  readonly draft: EventDraft
  readonly onChange: (patch: Partial<EventDraft>) => void
}

/** What only this kind of entry has. */
export function EventDetail({ type, draft, onChange }: Props) {
  const { view } = useFault()
  const { detail } = draft
  const put = (patch: EventDraft['detail']): void => onChange({ detail: { ...detail, ...patch } })
  switch (type) {
    case 'team_consultation':
      return (
        <Labelled label="参加人" hint="用顿号或空格隔开">
          {(field) => (
            <Input {...field} value={draft.members} onChange={(e) => onChange({ members: e.target.value })} />
          )}
        </Labelled>
      )
    case 'workaround':
      return (
        <Choice
          label="业务"
          value={detail.businessRestored}
          yes="已恢复"
          no="未完全恢复"
          hint={
            view.choices.setting.repairBy === 'restored'
              ? '业务已恢复即达到“修复”（临时措施）；根本解决另记。'
              : '本合同按根本解决算“修复”。'
          }
          onChange={(businessRestored) => put({ businessRestored })}
        />
      )
    case 'repaired':
      return (
        <Choice
          label="怎样修复"
          value={detail.rootCauseFixed}
          yes="根本解决"
          no="临时措施"
          hint="两者都算业务恢复；根本解决时间另行统计。"
          onChange={(rootCauseFixed) => put({ rootCauseFixed })}
        />
      )
    case 'waiting':
      return <Waiting draft={draft} put={put} />
    case 'transport':
      return (
        <Labelled label="承运人和单号" optional>
          {(field) => (
            <Input {...field} value={detail.carrier ?? ''} onChange={(e) => put({ carrier: e.target.value })} />
          )}
        </Labelled>
      )
    case 'installed':
    case 'connected':
      return (
        <Labelled label="结果" hint="正常，或哪里不正常">
          {(field) => (
            <Input {...field} value={detail.result ?? ''} onChange={(e) => put({ result: e.target.value })} />
          )}
        </Labelled>
      )
    default:
      return null
  }
}

function Waiting({ draft, put }: { readonly draft: EventDraft; readonly put: (patch: EventDraft['detail']) => void }) {
  const { view } = useFault()
  const { pause } = view.choices.setting
  return (
    <>
      <Labelled label="等谁">
        {(field) => (
          <Select
            {...field}
            value={draft.detail.waitingFor ?? null}
            placeholder="用户、备件、厂商…"
            onChange={(waitingFor) => put({ waitingFor })}
            options={Object.entries(waitingName).map(([value, label]) => ({ value, label }))}
          />
        )}
      </Labelled>
      {pause === 'consent' && (
        <Checkbox
          checked={draft.detail.customerWrittenConsent ?? false}
          onChange={(e) => put({ customerWrittenConsent: e.target.checked })}
        >
          院方书面同意这段时间不计
        </Checkbox>
      )}
      <p className={css['effect']}>
        {pause === 'always'
          ? '本合同约定等待时停表：这段时间期限顺延。'
          : pause === 'consent' && draft.detail.customerWrittenConsent
            ? '期限顺延这段时间，原期限仍然显示。请把同意书加进证据。'
            : '合同钟不停，期限不变；只记入净耗时。'}
      </p>
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: boolean | undefined
  readonly yes: string
  readonly no: string
  readonly hint: string
  readonly onChange: (value: boolean) => void
}

function Choice({ label, value, yes, no, hint, onChange }: ChoiceProps) {
  return (
    <fieldset className={css['choice']}>
      <legend>{label}</legend>
      <Radio.Group
        value={value ?? null}
        onChange={(e) => onChange(e.target.value as boolean)}
        options={[
          { value: true, label: yes },
          { value: false, label: no },
        ]}
      />
      <p className={css['effect']}>{hint}</p>
    </fieldset>
  )
}
