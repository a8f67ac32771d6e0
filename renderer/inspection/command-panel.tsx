import { Button, Select } from 'antd'
import { CircleCheck, Copy, Pencil, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Item, PackCommand } from '../../domain/pack/schema.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { saveRegister } from '../client/register.ts'
import { useInspection } from './context.ts'
import { useRegister, useTextOf } from './register.ts'
import { TextArea } from './text-area.tsx'

const platformName: Readonly<Record<PackCommand['platform'], string>> = {
  oracle: 'Oracle',
  dm: '达梦',
  mysql: 'MySQL',
  sqlserver: 'SQL Server',
  linux: 'Linux',
  windows: 'Windows',
  any: '通用',
}

/** Commands to copy to the hospital's machine. Nothing here is ever run by this product. */
export function CommandPanel({ template }: { template: Item }) {
  const { view } = useInspection()
  const platforms = [...new Set(template.commands.map((c) => c.platform))]
  const own = platforms.find((p) => p === view.database) ?? platforms.find((p) => p === view.platform) ?? platforms[0]
  const [platform, setPlatform] = useState(own)
  const commands = template.commands.filter((c) => c.platform === platform)
  const [chosen, setChosen] = useState('')
  const command =
    commands.find((c) => c.id === chosen) ?? commands.find((c) => !/格式|FORMAT/i.test(c.name)) ?? commands[0]
  if (!command || !platform) return null
  return (
    <section className="aside-part commands" aria-label="命令">
      <header>
        <h3>命令</h3>
        <Select
          size="small"
          aria-label="数据库或系统"
          value={platform}
          popupMatchSelectWidth={false}
          options={platforms.map((p) => ({ value: p, label: platformName[p] }))}
          onChange={setPlatform}
        />
      </header>
      {commands.length > 1 ? (
        <Select
          size="small"
          aria-label="哪一条命令"
          className="command-choice"
          value={command.id}
          options={commands.map((c) => ({ value: c.id, label: c.name }))}
          onChange={setChosen}
        />
      ) : (
        <p className="command-name">{command.name}</p>
      )}
      <Command key={command.id} command={command} />
    </section>
  )
}

function Command({ command }: { command: PackCommand }) {
  const { view, commands } = useInspection()
  const [told, setTold] = useState('')
  const [editing, setEditing] = useState(false)
  const site = commands.find((c) => c.id === command.id)
  const record = { table: 'site_command' as const, row: `${view.contract}:${command.id}`, heads: site?.heads ?? {} }
  const register = useRegister(record, 'text', { text: site?.text ?? command.text })
  const text = useTextOf(register, 'text')
  const confirmed = site?.confirmed?.at ? site.confirmed : null
  const lines = text.value.split('\n').length

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text.value)
      setTold('已复制，到院方机器上粘贴执行。')
    } catch {
      setTold('没有复制成功，请选中命令按 Ctrl C。')
    }
  }
  const confirm = (at: string): void =>
    void saveRegister(record, 'confirmed', { at, by: at ? (view.record.people?.inspector ?? '') : '' }, true, setTold)
  return (
    <>
      {editing ? (
        <TextArea
          label="本院可用的命令"
          name="site-command"
          rows={6}
          field={{
            ...text,
            change(value) {
              // What was confirmed on site was another text.
              if (confirmed) confirm('')
              text.change(value)
            },
          }}
        />
      ) : (
        <pre tabIndex={0} aria-label={`命令，共 ${lines} 行`}>
          {text.value}
        </pre>
      )}
      {command.note ? <p className="command-note">{command.note}</p> : null}
      <div className="command-actions">
        <Button size="small" icon={<Copy size={15} aria-hidden="true" />} onClick={() => void copy()}>
          复制
        </Button>
        <Button size="small" icon={<Pencil size={15} aria-hidden="true" />} onClick={() => setEditing(!editing)}>
          {editing ? '完成' : '修改'}
        </Button>
        {confirmed ? (
          <span className="tone-normal">
            <CircleCheck size={16} aria-hidden="true" /> 已现场验证 {dateOf(confirmed.at)}
          </span>
        ) : (
          <>
            <span className="tone-attention">
              <TriangleAlert size={16} aria-hidden="true" /> 未经现场验证
            </span>
            <Button size="small" type="link" onClick={() => confirm(view.now)}>
              我已验证
            </Button>
          </>
        )}
      </div>
      <p role="status" className="command-told">
        {told}
      </p>
    </>
  )
}
