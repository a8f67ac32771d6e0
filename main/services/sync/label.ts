import type { Db } from '../../../db/handle.ts'
import { readRecord } from '../../../db/records.ts'
import { recordTypeOf } from '../../../domain/record/all.ts'

type Values = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>

/** What a person calls a record: its contract, and a line with number or name. Parts lead to the record they belong to. */
export interface RecordLabel {
  readonly contract: string
  readonly text: string
  /** Table and row to open. */
  readonly opens: { readonly table: string; readonly row: string }
}

const names: Readonly<Record<string, string>> = {
  person: '人员',
  firm: '公司信息',
  pack: '合同包',
  contract: '合同',
  site_command: '现场命令',
  inspection: '巡检',
  inspection_item: '检查项',
  finding: '问题',
  evidence: '证据',
  report: '报告',
  fault: '故障',
  fault_event: '故障经过',
  loaner: '备机',
  force_majeure: '不可抗力',
  service_record: '服务记录',
  faq: '常见问题',
  idle_statement: '无服务说明',
  attached_proof: '挂接材料',
  overdue_note: '逾期说明',
  clock_note: '时钟记录',
  calendar: '工作日历',
  import_batch: '导入批次',
  certificate: '证书',
  device: '设备',
  parameter_snapshot: '参数快照',
  archive_entry: '档案',
  staff: '人员台账',
  duty_roster: '值班表',
  payment: '付款',
  settlement: '结算',
  cost: '费用',
}

const field = (values: Values, register: string, name: string): string => {
  const value = values[register]?.[name]
  return typeof value === 'string' ? value : ''
}

/** The label of any record, of kinds that this version does not know too. */
export function labelOf(db: Db, table: string, row: string): RecordLabel {
  const type = recordTypeOf(table)
  const record = type && readRecord(db, type, row)
  const values = (record ?? {}) as unknown as Values
  const kind = names[table] ?? '新版本的记录'
  const part = (owner: string, ownerRow: string, text: string): RecordLabel => {
    const whole = labelOf(db, owner, ownerRow)
    return { ...whole, text: `${whole.text} · ${text}` }
  }
  switch (table) {
    case 'inspection_item': {
      const inspection = field(values, 'link', 'inspection') || row.split(':')[0]!
      return part('inspection', inspection, field(values, 'link', 'item') || row.split(':')[1] || '')
    }
    case 'fault_event':
      return field(values, 'entry', 'fault') === '' ? plain() : part('fault', field(values, 'entry', 'fault'), '经过')
    case 'finding': {
      const inspection = field(values, 'origin', 'inspection')
      return inspection === ''
        ? plain()
        : part('inspection', inspection, `问题 ${field(values, 'origin', 'item')}`.trim())
    }
    case 'evidence': {
      const owner = field(values, 'file', 'owner')
      return owner === ''
        ? plain()
        : part(field(values, 'file', 'ownerTable'), owner, `证据 ${field(values, 'file', 'name')}`.trim())
    }
    case 'report':
      return plain(`${field(values, 'version', 'name')} ${field(values, 'version', 'version')}`)
    case 'overdue_note': {
      const note = `${field(values, 'identity', 'clause')} ${field(values, 'identity', 'column')}`.trim()
      return plain(note === '' ? row.split(':').slice(1).join(' ') : note)
    }
    case 'contract':
      return { ...plain(`${field(values, 'hospital', 'name')} ${field(values, 'system', 'name')}`), contract: row }
    default:
      return plain()
  }

  function plain(text = ''): RecordLabel {
    const number = field(values, 'identity', 'number') || field(values, 'plan', 'number')
    const title = field(values, 'title', 'text') || field(values, 'subject', 'text') || field(values, 'name', 'name')
    const own = text.trim() || [number, title].filter(Boolean).join(' ')
    const contract =
      ['identity', 'plan', 'version', 'link', 'origin', 'file']
        .map((r) => field(values, r, 'contract'))
        .find(Boolean) ?? ''
    return { contract, text: own === '' ? kind : `${kind} ${own}`, opens: { table, row } }
  }
}
