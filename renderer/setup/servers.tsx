import { Button, Input } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import type { ContractForm } from './form.ts'
import css from './setup.module.css'

type Server = ContractForm['system']['servers'][number]
const columns = [
  { key: 'role', label: '用途', placeholder: '应用 / 数据库 / 签名验签' },
  { key: 'name', label: '名称', placeholder: '主机名' },
  { key: 'address', label: '地址', placeholder: 'IP' },
  { key: 'system', label: '系统', placeholder: '操作系统' },
] as const satisfies readonly { key: keyof Server; label: string; placeholder: string }[]

interface Props {
  readonly servers: readonly Server[]
  readonly change: (servers: Server[]) => void
  readonly leave: () => void
}

/** The machines that are inspected; a list that may stay empty. */
export function Servers({ servers, change, leave }: Props) {
  const set = (at: number, patch: Partial<Server>): void =>
    change(servers.map((s, i) => (i === at ? { ...s, ...patch } : s)))
  return (
    <fieldset className={css['servers']} data-some={servers.length > 0}>
      <legend>
        服务器 <small>可留空</small>
      </legend>
      {servers.map((server, at) => (
        // A row has no identity of its own: it is its place in the list.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={css['server']}>
          {columns.map(({ key, label, placeholder }) => (
            <Input
              key={key}
              aria-label={`第 ${at + 1} 台${label}`}
              placeholder={placeholder}
              value={server[key]}
              maxLength={100}
              onBlur={leave}
              onChange={(e) => set(at, { [key]: e.target.value })}
            />
          ))}
          <Button
            aria-label={`去掉第 ${at + 1} 台`}
            icon={<Trash2 size={16} aria-hidden />}
            onClick={() => change(servers.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      {servers.length < 50 && (
        <Button
          type="dashed"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => change([...servers, { name: '', role: '', address: '', system: '' }])}
        >
          加一台服务器
        </Button>
      )}
    </fieldset>
  )
}
