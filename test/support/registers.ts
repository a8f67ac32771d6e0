import { readFileSync } from 'node:fs'
import { setUpDemo } from '../../main/demo/fill.ts'
import { type TestApp, testApp } from './app.ts'

type Table = 'certificate' | 'device' | 'archive_entry' | 'payment' | 'cost' | 'staff' | 'duty_roster' | 'settlement'

const folder = new URL('../fixtures/certificates/', import.meta.url)

/** A certificate file of the fixtures, in Base64 as the screen sends it. */
export function certificateFile(name: 'sm2-old.pem' | 'sm2-new.pem' | 'ssl.pem'): string {
  return readFileSync(new URL(name, folder)).toString('base64')
}

/** An app after its first run, with the 2024 contract; registers are edited with few words. */
export async function registerApp(there: TestApp = testApp()) {
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  const { act } = there
  /** The heads of a record, as its screen has them. */
  const headsOf = async (table: Table, row: string): Promise<Readonly<Record<string, string | null>>> => {
    switch (table) {
      case 'certificate':
        return (await act('certificate', 'view', { certificate: row })).record.heads
      case 'device':
        return (await act('device', 'view', { device: row })).record.heads
      case 'archive_entry':
        return (await act('archive', 'index', { contract })).entries.find((e) => e.id === row)!.record.heads
      case 'staff':
        return (await act('staff', 'list', { contract })).rows.find((s) => s.id === row)!.record.heads
      case 'duty_roster':
        return (await act('roster', 'month', { contract, month: row.split(':')[1]! })).heads
      case 'payment':
        return (await act('payment', 'view', { contract })).nodes.find((n) => n.row === row)!.heads
      case 'settlement':
        return (await act('payment', 'view', { contract })).settlement.heads
      case 'cost':
        return (await act('cost', 'list', { contract })).rows.find((c) => c.id === row)!.record.heads
    }
  }
  /** What typing a register of a record sends. */
  const typed = async (table: Table, row: string, register: string, value: unknown) => ({
    table,
    row,
    register,
    value,
    seen: (await headsOf(table, row))[register] ?? null,
    seal: true,
  })
  const edit = async (table: Table, row: string, register: string, value: unknown) =>
    act('record', 'edit', await typed(table, row, register, value))
  /** A CA certificate with everything that R13 asks for. */
  const fullCertificate = async (
    file: 'sm2-old.pem' | 'sm2-new.pem',
    on: string,
    predecessor = '',
  ): Promise<string> => {
    const { certificate } = await act('certificate', 'start', { contract, kind: 'ca', predecessor })
    const read = await act('certificate', 'read', { base64: certificateFile(file) })
    const { names: _names, ...fields } = read.fields
    await act('certificate', 'adopt', { certificate, fields })
    const { record } = await act('certificate', 'view', { certificate })
    await edit('certificate', certificate, 'subject', {
      ...record.subject!,
      purpose: '电子票据单位签名',
      medium: 'UKey',
    })
    await edit('certificate', certificate, 'place', { device: '', system: '签名验签服务器，密钥索引 1' })
    await edit('certificate', certificate, 'application', {
      on,
      by: '工程师甲',
      materials: '事业单位法人证、经办人身份证、申请表盖章',
    })
    await edit('certificate', certificate, 'issue', { on, text: '' })
    await edit('certificate', certificate, 'installation', { on, by: '工程师甲', text: '导入密钥索引 1' })
    const verification = { on, by: '财务科乙', sign: true, verify: true, bill: true, text: '试开一张门诊票，验签通过' }
    await edit('certificate', certificate, 'verification', verification)
    await edit('certificate', certificate, 'handover', {
      on,
      from: '工程师甲',
      to: '信息科乙',
      items: 'UKey 1 把、证书文件 1 份',
    })
    await edit('certificate', certificate, 'fee', { bearer: 'firm', cents: 600_00, text: '' })
    return certificate
  }
  return { ...there, contract, edit, typed, fullCertificate }
}
