import { Drawer } from 'antd'
import type { KindDefinition } from '../../domain/service/definition.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { useService } from './context.ts'
import css from './service.module.css'

type Entry = OutputOf<'history.of'>[number]

const actions: Readonly<Record<string, string>> = {
  'service.quick': '快速登记',
  'service.start': '登记',
  'service.finish': '完成',
  'service.void': '作废',
  'record.edit': '修改文字',
  'record.sealAll': '修改文字',
  'fault.fromService': '转为故障',
  'history.undo': '撤销',
}

/** Every change of the record, the newest first: who, when, from what to what. */
export function HistoryDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { view } = useService()
  const entries = useLive('history.of', { table: 'service_record', row: view.id }, open)
  return (
    <Drawer open={open} onClose={onClose} title={`${view.number} 历史`} size={420}>
      {entries.error ? <p role="alert">{entries.error.message}</p> : null}
      <ol className={css['history']} tabIndex={0} aria-label="改动，新的在前">
        {(entries.data ?? []).map((entry) => (
          <li key={entry.tx}>
            <p>
              <b>{actions[entry.action] ?? '改动'}</b> {dateTimeOf(entry.at)} · {entry.who}
            </p>
            <ul>
              {linesOf(entry, view.kind).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}

/** What changed, a line for each part: `请求人：示例甲 → 示例乙`. */
function linesOf(entry: Entry, kind: KindDefinition): string[] {
  return entry.changes
    .filter(({ register }) => register !== 'identity')
    .flatMap(({ register, before, after }) => {
      const [a, b] = [partsOf(before), partsOf(after)]
      return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((part) => {
        const [from, to] = [a[part] ?? '', b[part] ?? '']
        const label = labelOf(register, part, kind)
        return from === to || label === '' ? [] : [`${label}：${from || '空'} → ${to || '空'}`]
      })
    })
}

/** The texts of a register by their path; times as one reads them. */
function partsOf(value: unknown, path = ''): Readonly<Record<string, string>> {
  if (value === null || value === undefined) return {}
  if (typeof value === 'string') return { [path]: /^\d{4}-\d\d-\d\dT/.test(value) ? dateTimeOf(value) : value }
  if (typeof value !== 'object') return {}
  if (Array.isArray(value) && value.every((v) => typeof v === 'string')) return { [path]: value.join('、') }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => partsOf(inner, path === '' ? key : `${path}.${key}`)),
  ) as Readonly<Record<string, string>>
}

const labels: Readonly<Record<string, string>> = {
  'span.from': '开始',
  'span.to': '结束',
  'request.person': '请求人',
  'request.department': '科室',
  'request.phone': '联系方式',
  'request.askedAt': '提出时间',
  'reply.firstAt': '首次答复时间',
  'result.leftover': '遗留问题',
  'people.names': '服务人员',
  'confirmation.name': '用户确认人',
  'confirmation.at': '确认时间',
  'confirmation.way': '确认方式',
  'backdated.reason': '补录原因',
  'void.reason': '作废原因',
}

function labelOf(register: string, part: string, kind: KindDefinition): string {
  if (part === 'text') return kind.labels[register as keyof KindDefinition['labels']] ?? ''
  const [group, id = '', row = '', column = ''] = part.split('.')
  if (register === 'detail' && group === 'values') return kind.fields.find((f) => f.id === id)?.label ?? id
  if (register === 'detail' && group === 'tables') {
    const table = kind.tables.find((t) => t.id === id)
    return `${table?.label ?? id}第 ${Number(row) + 1} 行 ${table?.columns.find((c) => c.id === column)?.label ?? ''}`
  }
  return labels[`${register}.${part}`] ?? ''
}
