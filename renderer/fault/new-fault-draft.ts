import type { FaultChannel } from '../../domain/record/fault.ts'
import type { ChatReading, FaultChoices } from '../../domain/fault/view.ts'
import { dateTimeOf, epochOf, type Instant } from '../../domain/time/instant.ts'
import { noInstant } from '../ui/instant-input.tsx'
import { isBackdated, readInstant } from '../ui/instant-text.ts'

/** A fault that is being registered. Times as they are typed. */
export interface NewFault {
  readonly contract: string
  readonly subject: string
  readonly title: string
  readonly reportedAt: string
  readonly occurredAt: string
  readonly backdated: string
  readonly name: string
  readonly department: string
  readonly phone: string
  readonly channel: FaultChannel | null
  readonly quote: string
  readonly policy: string
  readonly symptomClass: string
  readonly symptom: string
}

export const emptyFault = (contract: string, now: Instant): NewFault => ({
  contract,
  subject: '',
  title: '',
  reportedAt: dateTimeOf(now),
  occurredAt: '',
  backdated: '',
  name: '',
  department: '',
  phone: '',
  channel: null,
  quote: '',
  policy: '',
  symptomClass: '',
  symptom: '',
})

/** What a pasted chat proposes for fields, by field; a proposal that stands in its field already is none. */
export function proposalsOf(reading: ChatReading, draft: NewFault): Partial<NewFault> {
  const all: Partial<NewFault> = {
    ...(reading.at ? { reportedAt: dateTimeOf(reading.at) } : {}),
    ...(reading.reporter ? { name: reading.reporter } : {}),
    ...(reading.channel ? { channel: reading.channel as FaultChannel } : {}),
    ...(reading.title ? { title: reading.title } : {}),
    ...(reading.quote ? { quote: reading.quote } : {}),
    ...(reading.symptomClass ? { symptomClass: reading.symptomClass } : {}),
    ...(reading.policy ? { policy: reading.policy } : {}),
  }
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => draft[key as keyof NewFault] !== value))
}

/** What is wrong with a draft before it is sent, by field. */
export function problemsOf(draft: NewFault, choices: FaultChoices, now: Instant): Record<string, string> {
  const at = readInstant(draft.reportedAt, now)
  const occurred = readInstant(draft.occurredAt, now)
  return {
    ...(draft.title.trim() === '' ? { title: '请写一句话标题' } : {}),
    ...(at ? {} : { reportedAt: noInstant }),
    ...(at && epochOf(at) > epochOf(now) + 60_000 ? { reportedAt: '报障时间晚于现在' } : {}),
    ...(at && isBackdated(at, now) && draft.backdated.trim() === ''
      ? { backdated: '报障在 24 小时以前，请写为什么现在才登记' }
      : {}),
    ...(occurred === null ? { occurredAt: noInstant } : {}),
    ...(draft.policy === '' && choices.policies.length > 0 ? { policy: '请按用户原话选层级' } : {}),
  }
}
