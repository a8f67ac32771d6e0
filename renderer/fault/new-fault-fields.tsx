import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { FaultChoices } from '../../domain/fault/view.ts'
import { faultChannels } from '../../domain/record/fault.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { InstantInput } from '../ui/instant-input.tsx'
import { isBackdated, readInstant } from '../ui/instant-text.ts'
import { Fields, type FieldProps, Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import type { NewFault } from './new-fault-draft.ts'
import { TierChoice } from './tier-choice.tsx'
import { channelName } from './words.ts'
import css from './new-fault.module.css'

interface Props {
  readonly draft: NewFault
  readonly contract: string
  readonly contracts: readonly { readonly value: string; readonly label: string }[]
  readonly choices: FaultChoices
  readonly proposals: Partial<NewFault>
  readonly problems: Readonly<Record<string, string>>
  readonly now: Instant
  readonly onChange: (patch: Partial<NewFault>) => void
  readonly onContract: (contract: string) => void
}

type Key = keyof NewFault

/** The fields of a new fault. What a chat proposes stands beside a field until one click takes it. */
export function NewFaultFields(props: Props) {
  const { draft, contracts, contract, choices, proposals, problems, now, onChange, onContract } = props
  const subjects = choices.subjects
  const at = readInstant(draft.reportedAt, now)
  const field = (
    key: Key,
    label: string,
    input: (field: FieldProps) => ReactNode,
    more: { span?: 1 | 2 | 3; hint?: string; optional?: boolean } = {},
  ) => (
    <Labelled
      label={label}
      {...more}
      problem={problems[key] ?? ''}
      hint={<Proposal of={key} value={proposals[key]} hint={more.hint ?? ''} onTake={onChange} />}
    >
      {input}
    </Labelled>
  )
  const text = (key: Key) => (props: FieldProps) => (
    <Input {...props} value={draft[key] ?? ''} onChange={(e) => onChange({ [key]: e.target.value })} />
  )
  return (
    <>
      <Panel title="谁报的、什么时候">
        <Fields>
          <Labelled label="合同" span={subjects.length > 1 ? 2 : 3}>
            {(f) => <Select {...f} value={contract} onChange={onContract} options={[...contracts]} />}
          </Labelled>
          {subjects.length > 1 && (
            <Labelled label="系统或设备">
              {(f) => (
                <Select
                  {...f}
                  value={draft.subject || subjects[0]!.id}
                  onChange={(subject) => onChange({ subject, policy: '' })}
                  options={subjects.map((s) => ({ value: s.id, label: s.name }))}
                />
              )}
            </Labelled>
          )}
          {field(
            'title',
            '标题',
            (f) => (
              <Input
                {...f}
                autoFocus
                maxLength={200}
                placeholder="如：门诊窗口开票提示签名失败"
                value={draft.title}
                onChange={(e) => onChange({ title: e.target.value })}
              />
            ),
            { span: 3 },
          )}
          {field(
            'reportedAt',
            '报障时间 T0',
            (f) => (
              <InstantInput
                {...f}
                value={draft.reportedAt}
                now={now}
                onChange={(reportedAt) => onChange({ reportedAt })}
              />
            ),
            { hint: '用户报来的时间，不是登记的时间' },
          )}
          {field(
            'occurredAt',
            '发生时间',
            (f) => (
              <InstantInput
                {...f}
                value={draft.occurredAt}
                now={now}
                onChange={(occurredAt) => onChange({ occurredAt })}
              />
            ),
            { optional: true },
          )}
          {field('channel', '报障方式', (f) => (
            <Select
              {...f}
              placeholder="电话、微信…"
              value={draft.channel}
              onChange={(channel) => onChange({ channel })}
              options={faultChannels.map((value) => ({ value, label: channelName[value] }))}
            />
          ))}
          {at && isBackdated(at, now) && field('backdated', '为什么现在才登记', text('backdated'), { span: 3 })}
          {field('name', '报障人', text('name'), { optional: true })}
          {field('department', '科室', text('department'), { optional: true })}
          {field('phone', '电话', text('phone'), { optional: true })}
        </Fields>
      </Panel>
      <Panel title="用户怎么说">
        {field('quote', '用户原话（层级按它定）', (f) => (
          <Input.TextArea
            {...f}
            className="growing"
            value={draft.quote}
            onChange={(e) => onChange({ quote: e.target.value })}
          />
        ))}
        <TierChoice
          policies={policiesOf(choices, draft.subject)}
          value={draft.policy}
          problem={problems['policy'] ?? ''}
          contractual={choices.contractual}
          internal={choices.setting.internal}
          onChange={(policy) => onChange({ policy })}
          proposal={
            <Proposal
              of="policy"
              value={proposals.policy}
              hint=""
              shown={choices.policies.find((p) => p.key === proposals.policy)?.name}
              onTake={onChange}
            />
          }
        />
      </Panel>
      <Panel title="症状">
        <Fields>
          {field('symptomClass', '症状类别', (f) => (
            <Select
              {...f}
              allowClear
              placeholder="未定"
              value={draft.symptomClass === '' ? null : draft.symptomClass}
              onChange={(value: string | null | undefined) => onChange({ symptomClass: value ?? '' })}
              options={choices.symptoms.map((value) => ({ value, label: value }))}
            />
          ))}
          {field('symptom', '现象', text('symptom'), { span: 2, optional: true })}
        </Fields>
      </Panel>
    </>
  )
}

/** The tiers of a subject, in its own order. */
function policiesOf(choices: FaultChoices, subject: string): FaultChoices['policies'] {
  const chosen = choices.subjects.find((s) => s.id === subject) ?? choices.subjects[0]
  if (!chosen) return choices.policies
  return chosen.policies.flatMap((key) => choices.policies.find((p) => p.key === key) ?? [])
}

interface ProposalProps {
  readonly of: Key
  readonly value: NewFault[Key] | undefined
  readonly hint: string
  readonly shown?: string | undefined
  readonly onTake: (patch: Partial<NewFault>) => void
}

/** What the chat says for a field: taken by one click, never by itself. */
function Proposal({ of, value, hint, shown, onTake }: ProposalProps) {
  if (!value) return hint === '' ? null : hint
  const words = shown ?? (of === 'channel' ? channelName[value as keyof typeof channelName] : value)
  return (
    <>
      {hint && `${hint} · `}
      <button type="button" className={css['take']} onClick={() => onTake({ [of]: value })}>
        聊天里：{words} <b>采用</b>
      </button>
    </>
  )
}
