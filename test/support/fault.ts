import { setUpDemo } from '../../main/demo/fill.ts'
import type { FaultEventType } from '../../domain/record/fault.ts'
import { type TestApp, testApp } from './app.ts'

/** An app after its first run, with the 2024 contract; faults are written and read with few words. */
export async function faultApp(there: TestApp = testApp()) {
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  const { act, refused, clock } = there
  /** A start input of the contract, changed where a test says so. */
  const started = (change: Record<string, unknown> = {}) => ({
    contract,
    title: '门诊窗口开票提示签名失败',
    subject: 'software',
    reporter: { name: '收费员甲', department: '收费处', phone: '', channel: 'phone' as const },
    quote: '三个窗口开不了票，病人在排队。',
    policy: 'A-T2',
    symptom: { class: '开票失败', text: '三个窗口提示签名失败' },
    reportedAt: clock.now(),
    backdated: '',
    ...change,
  })
  const start = async (change: Record<string, unknown> = {}): Promise<string> =>
    (await act('fault', 'start', started(change))).fault
  const view = (fault: string) => act('fault', 'view', { fault })
  const add = (fault: string, type: FaultEventType, at: string, more: Record<string, unknown> = {}) =>
    act('fault', 'addEvent', { fault, type, at, ...more })
  const refusedAdd = (fault: string, type: FaultEventType, at: string, more: Record<string, unknown> = {}) =>
    refused('fault.addEvent', { fault, type, at, ...more })
  /** Types a register of a record, sealed. */
  const edit = async (table: 'fault' | 'loaner' | 'force_majeure', row: string, register: string, value: unknown) => {
    const heads =
      table === 'fault'
        ? (await view(row)).record.heads
        : table === 'loaner'
          ? (await act('loaner', 'view', { loaner: row })).record.heads
          : (await act('forceMajeure', 'view', { id: row })).record.heads
    return act('record', 'edit', { table, row, register, value, seen: heads[register] ?? null, seal: true })
  }
  /** State of a milestone of the tier in force, by its id. */
  const milestone = async (fault: string, id: string) => {
    const { sla } = await view(fault)
    return sla.rows.find((r) => r.milestone === id && r.policy === sla.policy)!
  }
  /** Writes all that closing asks for, apart from the timeline. */
  const complete = async (fault: string): Promise<void> => {
    await edit('fault', fault, 'cause', { class: '配置', text: '签名服务超时' })
    await edit('fault', fault, 'responsibility', { kind: 'non-human', basis: '' })
    await edit('fault', fault, 'remedy', { text: '重启签名服务', kind: 'permanent' })
    await edit('fault', fault, 'verification', { method: '试开一张票', result: '正常' })
  }
  return { ...there, contract, started, start, view, add, refusedAdd, edit, milestone, complete }
}
