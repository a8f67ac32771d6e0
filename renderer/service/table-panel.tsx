import { Button } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { useId, useRef } from 'react'
import type { Field, TableField } from '../../domain/service/field.ts'
import { Panel } from '../ui/panel.tsx'
import { useService } from './context.ts'
import { Control } from './control.tsx'
import { type Put, shownValue, useTyped } from './use-typed.ts'
import css from './service.module.css'

type Row = Readonly<Record<string, string>>

/** A table of a record. One empty row stands ready; a row is kept once something is in it. */
export function TablePanel({ table }: { readonly table: TableField }) {
  const { registers, readOnly, gapAt } = useService()
  const { detail } = registers
  const box = useRef<HTMLDivElement>(null)
  const name = `detail.tables.${table.id}`
  const stored: readonly Row[] = detail.value.tables[table.id] ?? []
  const rows = stored.length === 0 && !readOnly ? [{}] : stored
  const put = (next: readonly Row[], seal = true, onFailure?: (sentence: string) => void): Promise<unknown> =>
    detail.put({ tables: { ...detail.value.tables, [table.id]: next.map((r) => ({ ...r })) } }, seal, onFailure)
  const gap = gapAt(name)
  const add = async (): Promise<void> => {
    await put([...rows, {}])
    box.current?.querySelector<HTMLElement>('tbody tr:last-child :is(input, textarea)')?.focus()
  }
  return (
    <Panel title={table.label} extra={<span className={css['count']}>{stored.length} 行</span>}>
      {gap && <p className={css['gap']}>{gap}</p>}
      <div ref={box} className={css['tableBox']}>
        <table className={css['table']} data-field={name} tabIndex={-1}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.label}
                  {!column.required && <span className={css['optional']}> 可留空</span>}
                </th>
              ))}
              {!readOnly && (
                <th scope="col">
                  <span className="visually-hidden">删除</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              // Rows have no identity of their own: the place is what they are known by.
              <tr key={n}>
                {table.columns.map((column) => (
                  <Cell
                    key={column.id}
                    label={`${table.label}第 ${n + 1} 行 ${column.label}`}
                    column={column}
                    value={row[column.id] ?? ''}
                    put={(text, seal, onFailure) =>
                      put(
                        rows.map((r, at) => (at === n ? { ...r, [column.id]: text } : r)),
                        seal,
                        onFailure,
                      )
                    }
                  />
                ))}
                {!readOnly && (
                  <td className={css['act']}>
                    <Button
                      type="text"
                      aria-label={`删除${table.label}第 ${n + 1} 行`}
                      disabled={stored.length === 0}
                      icon={<Trash2 size={17} aria-hidden />}
                      onClick={() => void put(rows.filter((_, at) => at !== n))}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!readOnly && (
        <Button size="small" icon={<Plus size={16} aria-hidden />} onClick={() => void add()}>
          加一行
        </Button>
      )}
    </Panel>
  )
}

interface CellProps {
  readonly label: string
  readonly column: Field
  readonly value: string
  readonly put: Put
}

function Cell({ label, column, value, put }: CellProps) {
  const { view, readOnly } = useService()
  const id = useId()
  const typed = useTyped(column.type, value, view.now, put)
  if (readOnly) return <td>{shownValue(column.type, value) || '—'}</td>
  return (
    <td>
      <Control
        id={id}
        status={typed.problem ? 'error' : ''}
        aria-label={label}
        {...(typed.problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-note` } : {})}
        type={column.type}
        choices={column.choices ?? []}
        value={value}
        typed={typed}
        now={view.now}
      />
      {typed.problem && (
        <p id={`${id}-note`} className={css['cellProblem']} role="alert">
          {typed.problem}
        </p>
      )}
    </td>
  )
}
