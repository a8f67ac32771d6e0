import { Select } from 'antd'
import { columnLetters } from '../../domain/import/cell.ts'
import { importTargets } from '../../domain/import/target.ts'
import { Panel } from '../ui/panel.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import type { LookedSheet, Reading } from './looked.ts'
import css from './import.module.css'

interface Props {
  readonly sheet: LookedSheet
  readonly reading: Reading
  readonly onReading: (change: Partial<Reading>) => void
}

/** What each column is taken as, beside its heading and its first values. */
export function ColumnPanel({ sheet, reading, onReading }: Props) {
  const { fields } = importTargets[reading.target]
  const samples = sheet.head.filter((r) => r.row > reading.header).slice(0, 2)
  const titled = reading.target === 'fault' && reading.columns.some((c) => c.field === 'title')
  const missing = fields.filter(
    (f) => f.required && !reading.columns.some((c) => c.field === f.id) && !(titled && f.id === 'symptom'),
  )
  const remembered = sheet.proposals.find((p) => p.target === reading.target)?.remembered ?? false
  const choose = (column: number, field: string): void =>
    onReading({
      columns: reading.columns.map((c, n) =>
        n === column
          ? { ...c, field }
          : c.field === field && !fields.find((f) => f.id === field)?.several
            ? { ...c, field: '' }
            : c,
      ),
    })
  return (
    <Panel
      title="2 列的对应"
      extra={
        missing.length > 0 ? (
          <StatusPill tone="err">{`还缺 ${missing.map((f) => f.label).join('、')}`}</StatusPill>
        ) : (
          <span className={css['hint']}>{remembered ? '与上次相同，已照上次对应' : '按标题猜的，可以改'}</span>
        )
      }
    >
      <div className={css['columns']}>
        {reading.columns.map(({ title, field }, n) => (
          <div key={n} className={css['column']}>
            <span>
              <b>
                {columnLetters(n)} {title || '（无标题）'}
              </b>
              <small>{samples.map((r) => r.cells[n] || '空').join(' · ')}</small>
            </span>
            <Select
              aria-label={`${columnLetters(n)} 列 ${title} 对应`}
              value={field}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: '不导入' },
                ...fields.map((f) => ({ value: f.id, label: f.required ? `${f.label}（必填）` : f.label })),
              ]}
              onChange={(chosen: string) => choose(n, chosen)}
            />
          </div>
        ))}
      </div>
    </Panel>
  )
}
