import { createContext, useContext } from 'react'
import type { ServiceView } from '../../domain/service/view.ts'
import { type Register, useRegister } from '../inspection/register.ts'

const nothing = {
  span: { from: '', to: '' },
  request: { way: 'other' as const, person: '', department: '', phone: '', askedAt: '' },
  subject: { text: '' },
  content: { text: '' },
  reply: { text: '', firstAt: '', by: '' },
  result: { state: 'open' as const, text: '', leftover: '' },
  people: { names: [] as string[] },
  detail: { values: {}, tables: {} },
  confirmation: { name: '', at: '', way: '' },
  backdated: { reason: '' },
}

type Registers = {
  readonly [R in keyof typeof nothing]: Register<NonNullable<ServiceView['record'][R]>>
}

export interface OpenService {
  readonly view: ServiceView
  readonly registers: Registers
  readonly readOnly: boolean
  /** What the record says is missing at a field; empty where nothing is. */
  readonly gapAt: (field: string) => string
}

export const ServiceContext = createContext<OpenService | null>(null)

/** The service record on screen. Only inside its page. */
export function useService(): OpenService {
  const open = useContext(ServiceContext)
  if (!open) throw new Error('outside a service record')
  return open
}

/** The parts of a record that its form edits, each as it was typed last. */
export function useServiceRegisters({ record }: ServiceView): Registers {
  const editable = { table: 'service_record', row: record.id, heads: record.heads } as const
  return {
    span: useRegister(editable, 'span', record.span ?? nothing.span),
    request: useRegister(editable, 'request', record.request ?? nothing.request),
    subject: useRegister(editable, 'subject', record.subject ?? nothing.subject),
    content: useRegister(editable, 'content', record.content ?? nothing.content),
    reply: useRegister(editable, 'reply', record.reply ?? nothing.reply),
    result: useRegister(editable, 'result', record.result ?? nothing.result),
    people: useRegister(editable, 'people', record.people ?? nothing.people),
    detail: useRegister(editable, 'detail', record.detail ?? nothing.detail),
    confirmation: useRegister(editable, 'confirmation', record.confirmation ?? nothing.confirmation),
    backdated: useRegister(editable, 'backdated', record.backdated ?? nothing.backdated),
  }
}
