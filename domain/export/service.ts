import { serviceKindOf, workClassOf } from '../service/kind.ts'
import type { LogLine, ServiceEntry } from '../service/view.ts'
import type { serviceWays } from '../record/service-record.ts'
import { exportTable } from './sheet.ts'

const wayNames: Readonly<Record<(typeof serviceWays)[number], string>> = {
  phone: '电话',
  wechat: '微信',
  qq: 'QQ',
  remote: '远程',
  'on-site': '现场',
  other: '其他',
}

export interface ExportedService {
  readonly record: ServiceEntry
  readonly hospital: string
  readonly system: string
  /** Number of the fault it belongs to or became; empty where none. */
  readonly fault: string
}

/** What only its kind has, one `label：value` a line, tables after the fields. */
function detailText({ identity, detail }: ServiceEntry): string {
  const kind = serviceKindOf(identity.kind)
  const fields = kind.fields.flatMap((f) => {
    const value = detail?.values[f.id]?.trim() ?? ''
    return value === '' ? [] : [`${f.label}：${value}`]
  })
  const tables = kind.tables.flatMap((table) =>
    (detail?.tables[table.id] ?? []).map(
      (row, n) =>
        `${table.label} ${n + 1}：${table.columns
          .flatMap((c) => (row[c.id]?.trim() ? [`${c.label} ${row[c.id]}`] : []))
          .join('，')}`,
    ),
  )
  return [...fields, ...tables].join('\n')
}

/** One line per service record. */
export const serviceTable = exportTable<ExportedService>(
  ['编号', 'text', 18, ({ record }) => record.identity.number],
  ['医院', 'text', 18, (s) => s.hospital],
  ['系统', 'text', 24, (s) => s.system],
  ['服务类别', 'text', 14, ({ record }) => serviceKindOf(record.identity.kind).name],
  ['工作类别', 'text', 10, ({ record }) => workClassOf(record.identity.kind, record.detail?.values ?? {})],
  [
    '状态',
    'text',
    10,
    ({ record }) => (record.void ? '已作废' : record.result?.state === 'done' ? '已完成' : '未完成'),
  ],
  ['开始时间', 'time', 17, ({ record }) => record.span?.from ?? ''],
  ['结束时间', 'time', 17, ({ record }) => record.span?.to ?? ''],
  ['方式', 'text', 10, ({ record }) => (record.request ? wayNames[record.request.way] : '')],
  ['请求人', 'text', 12, ({ record }) => record.request?.person ?? ''],
  ['科室', 'text', 16, ({ record }) => record.request?.department ?? ''],
  ['电话', 'text', 15, ({ record }) => record.request?.phone ?? ''],
  ['提出时间', 'time', 17, ({ record }) => record.request?.askedAt ?? ''],
  ['事项', 'long', 36, ({ record }) => record.subject?.text ?? ''],
  ['内容', 'long', 44, ({ record }) => record.content?.text ?? ''],
  ['答复', 'long', 36, ({ record }) => record.reply?.text ?? ''],
  ['首次答复时间', 'time', 17, ({ record }) => record.reply?.firstAt ?? ''],
  ['结果', 'long', 36, ({ record }) => record.result?.text ?? ''],
  ['遗留', 'long', 24, ({ record }) => record.result?.leftover ?? ''],
  ['服务人员', 'text', 16, ({ record }) => (record.people?.names ?? []).join('、')],
  ['专项内容', 'long', 44, ({ record }) => detailText(record)],
  ['用户确认人', 'text', 12, ({ record }) => record.confirmation?.name ?? ''],
  ['关联故障', 'text', 18, (s) => s.fault],
  ['录入时间', 'time', 17, ({ record }) => record.identity.createdAt],
  ['补录原因', 'long', 24, ({ record }) => record.backdated?.reason ?? ''],
  ['作废原因', 'long', 20, ({ record }) => record.void?.reason ?? ''],
  ['来源', 'text', 10, ({ record }) => (record.imported ? '导入' : '')],
)

export interface LogEntry {
  readonly date: string
  readonly workday: boolean
  /** Null on a day without a line. */
  readonly line: LogLine | null
  readonly missing: boolean
}

/** The maintenance log, a line for each entry and one for each workday without any. */
export const logTable = exportTable<LogEntry>(
  ['日期', 'date', 12, (l) => l.date],
  ['是否工作日', 'text', 11, (l) => (l.workday ? '是' : '否')],
  ['起', 'time', 17, ({ line }) => line?.at ?? ''],
  ['止', 'time', 17, ({ line }) => line?.to ?? ''],
  ['人员', 'text', 14, ({ line }) => line?.who ?? ''],
  ['工作类别', 'text', 10, ({ line }) => line?.class ?? ''],
  ['内容', 'long', 50, ({ line, missing }) => line?.text ?? (missing ? '缺日志' : '')],
  ['涉及对象', 'long', 22, ({ line }) => line?.objects ?? ''],
  ['结果', 'long', 36, ({ line }) => line?.result ?? ''],
  ['遗留', 'long', 22, ({ line }) => line?.leftover ?? ''],
  ['关联单号', 'text', 18, ({ line }) => line?.number ?? ''],
  ['记录时间', 'time', 17, ({ line }) => line?.recordedAt ?? ''],
  ['补录原因', 'long', 24, ({ line }) => line?.lateReason ?? ''],
)
