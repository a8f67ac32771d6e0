import { Input, Select } from 'antd'
import { useState } from 'react'
import { dateOf } from '../../domain/time/instant.ts'
import { responsibleParties, type ResponsibleParty, responsiblePartyName } from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import type { View } from './words.ts'

/** Who sees to it and by when. What an inspection raised has its party and date from there, where its report states them. */
export function PlanFields({ view }: { readonly view: View }) {
  const { row, record } = view
  const [name, setName] = useState(row.assignee)
  const [due, setDue] = useState(row.due)
  const [problem, setProblem] = useState('')
  const today = dateOf(view.now)
  const seenOf = (register: string): string | null =>
    seenHead(headKey('finding', row.id, register), record.heads[register] ?? null)
  const failed = (outcome: Parameters<typeof sentenceOf>[0]): void => setProblem(sentenceOf(outcome))
  const assign = async (): Promise<void> => {
    if (name.trim() === row.assignee) return
    const done = await save(
      'finding.assign',
      () => ({ finding: row.id, name, seen: seenOf('assignee') }),
      () => ({ [headKey('finding', row.id, 'assignee')]: seenOf('assignee') }),
      failed,
    )
    if (done) setProblem('')
  }
  const plan = async (party: ResponsibleParty | null, on: string): Promise<void> => {
    if (party === row.party && on === row.due) return
    const done = await save(
      'finding.plan',
      () => ({ finding: row.id, party, due: on, seen: seenOf('advice') }),
      () => ({ [headKey('finding', row.id, 'advice')]: seenOf('advice') }),
      failed,
    )
    if (done) setProblem('')
  }
  const own = row.fault !== ''
  return (
    <>
      <Fields>
        <Labelled label="责任方" {...(own ? {} : { hint: '在巡检里改' })}>
          {({ id }) => (
            <Select
              id={id}
              disabled={!own}
              value={row.party ?? ''}
              onChange={(party) => void plan(responsibleParties.find((p) => p === party) ?? null, row.due)}
              options={[
                { value: '' as const, label: '未定' },
                ...responsibleParties.map((p) => ({ value: p, label: responsiblePartyName[p] })),
              ]}
            />
          )}
        </Labelled>
        <Labelled label="责任人">
          {(field) => (
            <Input
              {...field}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
              onBlur={() => void assign()}
              onPressEnter={() => void assign()}
            />
          )}
        </Labelled>
        <Labelled label="期限" {...(own ? {} : { hint: '在巡检里改' })}>
          {(field) =>
            own ? (
              <DateInput
                {...field}
                today={today}
                value={due}
                onChange={setDue}
                onBlur={() => void plan(row.party, due)}
              />
            ) : (
              <Input {...field} disabled value={row.due || '未定'} />
            )
          }
        </Labelled>
      </Fields>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </>
  )
}
