import { Button, Input } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { useField } from '../client/field.ts'
import { useFault } from './context.ts'
import { useForm } from './form-context.ts'
import { Group, useFormRegister } from './register-parts.tsx'
import css from './form.module.css'

const columns = [
  ['name', '名称'],
  ['model', '型号'],
  ['oldSerial', '旧序列号'],
  ['newSerial', '新序列号'],
] as const
const blank = { name: '', model: '', oldSerial: '', newSerial: '', quantity: 1 }

/** 更换零配件: one row for each part, saved while it is typed. */
export function PartsTable() {
  const { readOnly } = useForm()
  const parts = useFormRegister('parts', useFault().view.record.parts, { rows: [] })
  const field = useField(parts.value.rows, (rows, seal, onFailure) => parts.put({ rows }, seal, onFailure))
  const rows = field.value
  const change = (n: number, patch: Partial<(typeof rows)[number]>): void =>
    field.change(rows.map((row, at) => (at === n ? { ...row, ...patch } : row)))
  const put = (next: typeof rows): void => {
    field.change(next)
    field.leave()
  }
  return (
    <Group field="parts" title="更换零配件">
      <div className={css['wide']}>
        {rows.length > 0 && (
          <table className={css['table']}>
            <thead>
              <tr>
                {columns.map(([key, name]) => (
                  <th key={key} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">数量</th>
                <th scope="col">
                  <span className="visually-hidden">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, n) => (
                // Rows have no name of their own: their place is what they are known by.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={n}>
                  {columns.map(([key, name]) => (
                    <td key={key}>
                      <Input
                        aria-label={`第 ${n + 1} 行 ${name}`}
                        value={row[key]}
                        readOnly={readOnly}
                        onChange={(e) => change(n, { [key]: e.target.value })}
                        onBlur={field.leave}
                      />
                    </td>
                  ))}
                  <td>
                    <Input
                      aria-label={`第 ${n + 1} 行 数量`}
                      inputMode="numeric"
                      value={row.quantity}
                      readOnly={readOnly}
                      onChange={(e) => change(n, { quantity: Math.max(1, Number.parseInt(e.target.value, 10) || 1) })}
                      onBlur={field.leave}
                    />
                  </td>
                  <td>
                    {!readOnly && (
                      <Button
                        type="text"
                        aria-label={`删除第 ${n + 1} 行`}
                        icon={<Trash2 size={16} aria-hidden />}
                        onClick={() => put(rows.filter((_, at) => at !== n))}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {field.problem && <p role="alert">{field.problem}</p>}
        {!readOnly && (
          <Button size="small" icon={<Plus size={16} aria-hidden />} onClick={() => put([...rows, blank])}>
            加一件
          </Button>
        )}
      </div>
    </Group>
  )
}
