import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { isBreach, type SlaRow } from '../../domain/sla/state.ts'
import { useField } from '../client/field.ts'
import { useLive } from '../client/live.ts'
import { Labelled } from '../ui/labelled.tsx'
import { Input } from 'antd'
import { useFault } from './context.ts'
import { useForm } from './form-context.ts'
import { rowName } from './milestones.tsx'
import { faultPath } from './path.ts'
import { ChoicePart, Group, InstantPart, TextPart, useFormRegister, YesNoPart } from './register-parts.tsx'
import css from './form.module.css'

/** What became of it: missed limits and why, repetition, change, the user's confirmation. */
export function ResultFacts() {
  const { record } = useFault().view
  const change = useFormRegister('change', record.change, { needed: null, record: '' })
  const confirmation = useFormRegister('confirmation', record.confirmation, {
    name: '',
    at: '',
    way: '',
    satisfaction: null,
    opinion: '',
  })
  return (
    <>
      <Overdue />
      <Repeat />
      <Group field="change" title="变更">
        <YesNoPart of={change} part="needed" label="是否需要变更单" yes="需要" no="不需要" />
      </Group>
      <Group field="confirmation" title="用户确认">
        <TextPart of={confirmation} part="name" label="确认人" />
        <InstantPart of={confirmation} part="at" label="确认时间" />
        <TextPart of={confirmation} part="way" label="方式" hint="签字、微信、电话…" />
        <ChoicePart
          of={confirmation}
          part="satisfaction"
          label="满意度"
          options={[
            { value: 'satisfied', label: '满意' },
            { value: 'fair', label: '基本满意' },
            { value: 'unsatisfied', label: '不满意' },
          ]}
        />
        <TextPart of={confirmation} part="opinion" label="用户意见" long />
      </Group>
    </>
  )
}

/** Why limits were missed: printed beside every breach. */
function Overdue() {
  const { view } = useFault()
  const overdue = useFormRegister('overdue', view.record.overdue, { reasons: {} })
  const breached = view.sla.rows.filter((row) => isBreach(row.state))
  const ids = [...new Set(breached.map((row) => row.milestone))]
  if (ids.length === 0) return null
  return (
    <Group field="overdue" title="超时原因">
      {ids.map((id) => (
        <Reason
          key={id}
          row={breached.find((row) => row.milestone === id)!}
          value={overdue.value.reasons[id] ?? ''}
          put={(text, seal, onFailure) =>
            overdue.put({ reasons: { ...overdue.value.reasons, [id]: text } }, seal, onFailure)
          }
        />
      ))}
    </Group>
  )
}

interface ReasonProps {
  readonly row: SlaRow
  readonly value: string
  readonly put: (text: string, seal: boolean, onFailure: (sentence: string) => void) => Promise<unknown>
}

function Reason({ row, value, put }: ReasonProps) {
  const { readOnly } = useForm()
  const { view } = useFault()
  const text = useField(value, put)
  const label = `${rowName(row, view.policies)} 为什么超时`
  return (
    <div className={css['wide']}>
      <Labelled label={label} problem={text.problem}>
        {(field) =>
          readOnly ? (
            <p className={css['shown']}>{text.value || '—'}</p>
          ) : (
            <Input {...field} value={text.value} onChange={(e) => text.change(e.target.value)} onBlur={text.leave} />
          )
        }
      </Labelled>
    </div>
  )
}

/** 重复故障: which earlier one, or that there is none. */
function Repeat() {
  const { view } = useFault()
  const { readOnly } = useForm()
  const repeat = useFormRegister('repeat', view.record.repeat, { of: '', checked: false })
  const [problem, setProblem] = useState('')
  const text = `${view.record.title?.text ?? ''} ${view.record.symptom?.text ?? ''}`.trim()
  const similar =
    useLive('fault.similar', { contract: view.contract.id, text, except: view.id }, text !== '').data ?? []
  const { of, checked } = repeat.value
  const known = of !== '' && !similar.some((s) => s.id === of) ? [{ value: of, label: view.numbers[of] ?? of }] : []
  return (
    <Group field="repeat" title="重复故障">
      {readOnly ? (
        <p className={css['shown']}>
          {of ? <Link href={faultPath(of)}>{view.numbers[of] ?? of}</Link> : checked ? '不是重复故障' : '—'}
        </p>
      ) : (
        <>
          <Labelled label="与哪一件重复" optional problem={problem}>
            {(field) => (
              <Select
                {...field}
                allowClear
                value={of === '' ? null : of}
                placeholder="选早先的故障"
                notFoundContent="没有相似的故障"
                options={[...known, ...similar.map((s) => ({ value: s.id, label: `${s.number} ${s.title}` }))]}
                onChange={(next: string | null | undefined) =>
                  void repeat.put({ of: next ?? '', checked: true }, true, setProblem)
                }
              />
            )}
          </Labelled>
          <Checkbox
            checked={checked && of === ''}
            disabled={of !== ''}
            onChange={(e) => void repeat.put({ checked: e.target.checked }, true, setProblem)}
          >
            查过，不是重复故障
          </Checkbox>
        </>
      )}
    </Group>
  )
}
