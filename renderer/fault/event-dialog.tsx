import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { type FaultEventType, faultChannels } from '../../domain/record/fault.ts'
import { save } from '../client/call.ts'
import { Dialog } from '../report/dialog.tsx'
import { noProblem, problemOf } from '../report/dialog-problem.ts'
import { isBackdated, readInstant } from '../ui/instant-text.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useFault } from './context.ts'
import { canRespond, emptyDraft, type EventDraft, sentOf, withChannel, withEnd } from './event-draft.ts'
import { EventDetail } from './event-detail.tsx'
import { InstantField } from './instant-field.tsx'
import { channelName, entryName } from './words.ts'

/** Records one entry of the timeline. The time is now until somebody changes it; Enter records. */
export function EventDialog({ type, onClose }: { readonly type: FaultEventType; readonly onClose: () => void }) {
  const { view } = useFault()
  const [now] = useState(view.now)
  const [draft, setDraft] = useState(() => emptyDraft(now))
  const [problem, setProblem] = useState(noProblem)
  const change = (patch: Partial<EventDraft>): void => setDraft((d) => ({ ...d, ...patch }))
  const name = entryName(type)
  const at = readInstant(draft.at, now)
  const responded = view.events.some((e) => e.entry.type === 'first_response')

  const submit = async (): Promise<void> => {
    const made = sentOf(draft, now)
    if ('problems' in made) return setProblem({ sentence: '', fields: made.problems })
    setProblem(noProblem)
    const done = await save(
      'fault.addEvent',
      () => ({
        fault: view.id,
        type,
        ...made.sent,
        channel: draft.channel,
        text: draft.text.trim(),
        backdated: draft.backdated.trim(),
        andResponse: draft.andResponse,
      }),
      undefined,
      (outcome) => setProblem(problemOf(outcome)),
    )
    if (done) onClose()
  }
  return (
    <Dialog title={`记录 ${name}`} okText={`记录 ${name}`} onOk={submit} onClose={onClose}>
      <InstantField
        label={withEnd.has(type) ? '从' : '时间'}
        value={draft.at}
        now={now}
        autoFocus
        hint="现在；可改成实际发生的时间"
        problem={problem.fields['at'] ?? ''}
        onChange={(value) => change({ at: value })}
      />
      {withEnd.has(type) && (
        <InstantField
          label="到"
          optional
          value={draft.to}
          now={now}
          hint="还没结束就空着，结束时再记"
          problem={problem.fields['to'] ?? ''}
          onChange={(value) => change({ to: value })}
        />
      )}
      {at && isBackdated(at, now) && (
        <Labelled label="为什么现在才记" problem={problem.fields['backdated'] ?? ''}>
          {(field) => (
            <Input {...field} value={draft.backdated} onChange={(e) => change({ backdated: e.target.value })} />
          )}
        </Labelled>
      )}
      {withChannel.has(type) && (
        <Labelled label="渠道" optional>
          {(field) => (
            <Select
              {...field}
              allowClear
              value={draft.channel}
              onChange={(channel) => change({ channel: channel ?? null })}
              options={faultChannels.map((value) => ({ value, label: channelName[value] }))}
            />
          )}
        </Labelled>
      )}
      <EventDetail type={type} draft={draft} onChange={change} />
      <Labelled label={type === 'team_consultation' ? '结论' : '说明'} optional>
        {(field) => (
          <Input.TextArea
            {...field}
            className="growing"
            value={draft.text}
            onChange={(e) => change({ text: e.target.value })}
          />
        )}
      </Labelled>
      {canRespond.has(type) && !responded && (
        <Checkbox checked={draft.andResponse} onChange={(e) => change({ andResponse: e.target.checked })}>
          同时记为首次响应（还没有响应记录）
        </Checkbox>
      )}
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}
