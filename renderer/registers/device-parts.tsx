import { Button, Input } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { Link } from 'wouter'
import { dateOf } from '../../domain/time/instant.ts'
import { isDate } from '../../domain/time/instant.ts'
import { useField } from '../client/field.ts'
import { useForm } from '../fault/form-context.ts'
import { faultPath } from '../fault/path.ts'
import { Group, useFormRegister } from '../fault/register-parts.tsx'
import type { DeviceView } from './view.ts'
import css from './registers.module.css'
import form from '../fault/form.module.css'

const columns = [
  ['name', '名称'],
  ['model', '型号'],
  ['serial', '序列号'],
  ['since', '装机日期'],
  ['note', '备注'],
] as const
const blank = { name: '', model: '', serial: '', since: '', note: '' }

/** What the device is made of, and what was changed in repairs. */
export function DeviceParts({ view }: { readonly view: DeviceView }) {
  const { readOnly } = useForm()
  const parts = useFormRegister('parts', view.record.parts, { rows: [] as (typeof blank)[] })
  const field = useField(parts.value.rows, (rows, seal, onFailure) => parts.put({ rows }, seal, onFailure))
  const rows = field.value
  const put = (next: typeof rows): void => {
    field.change(next)
    field.leave()
  }
  // Half a date must not hold up the rest of the row: it is sent once it is one.
  const leave = (): void => {
    if (rows.every((row) => row.since === '' || isDate(row.since))) field.leave()
  }
  return (
    <>
      <Group field="parts" title="配件">
        <div className={form['wide']}>
          {rows.length > 0 && (
            <table className={form['table']} aria-label="配件">
              <thead>
                <tr>
                  {columns.map(([key, name]) => (
                    <th key={key} scope="col">
                      {name}
                    </th>
                  ))}
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
                          {...(key === 'since' ? { placeholder: '如 2024-06-30' } : {})}
                          value={row[key]}
                          readOnly={readOnly}
                          onChange={(e) =>
                            field.change(rows.map((r, at) => (at === n ? { ...r, [key]: e.target.value } : r)))
                          }
                          onBlur={leave}
                        />
                      </td>
                    ))}
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
      {view.history.parts.length > 0 && (
        <Group field="changed" title="维修中更换的零配件">
          <div className={form['wide']}>
            <table className={css['table']} aria-label="更换的零配件">
              <thead>
                <tr>
                  <th scope="col">故障</th>
                  <th scope="col">零配件</th>
                  <th scope="col">旧序列号</th>
                  <th scope="col">新序列号</th>
                  <th scope="col">数量</th>
                </tr>
              </thead>
              <tbody>
                {view.history.parts.map((p) => (
                  <tr key={`${p.fault}/${p.name}/${p.newSerial}`}>
                    <th scope="row">
                      <Link href={faultPath(p.fault)}>{p.number}</Link>
                      <small>{dateOf(p.at)}</small>
                    </th>
                    <td>
                      {p.name} {p.model}
                    </td>
                    <td>{p.oldSerial || '—'}</td>
                    <td>{p.newSerial || '—'}</td>
                    <td>{p.quantity}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Group>
      )}
    </>
  )
}
