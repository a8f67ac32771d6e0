import { Button, Input, Segmented, Select } from 'antd'
import { FileUp, Search, Siren } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useLive } from '../client/live.ts'
import { importPath } from '../import/path.ts'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { Screen } from '../ui/screen.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { FaultTable } from './fault-table.tsx'
import { useMinute } from './minute.ts'
import { newFaultPath } from './path.ts'
import { useDebounced } from './debounced.ts'
import { May } from '../ui/may.tsx'
import css from './list.module.css'

/** Rows of one page. */
const pageSize = 50
type Shown = 'running' | 'closed' | 'all'
const states = [
  { value: 'running', label: '进行中' },
  { value: 'closed', label: '已关闭' },
  { value: 'all', label: '全部' },
]

/** Every fault: running ones by what expires first. */
export function FaultsPage() {
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const [contract, setContract] = useState('')
  const [state, setState] = useState<Shown>('running')
  const [page, setPage] = useState(0)
  const searched = useDebounced(text.trim())
  useEffect(() => setPage(0), [searched, contract, state])
  const contracts = useLive('home.overview', {}).data?.contracts ?? []
  const running = useLive('fault.running', {})
  const list = useLive('fault.list', { contract, state, text: searched, offset: page * pageSize, limit: pageSize })
  useMinute(['fault.list', 'fault.running'], running.data?.now)
  if (list.error && !list.data) return <Unreadable sentence={list.error.message} />
  if (!list.data || !running.data) return <Waiting what="正在打开…" />
  const { total, rows } = list.data
  const filtered = searched !== '' || contract !== ''
  const register = (
    <May call="fault.start">
      <Button
        type="primary"
        icon={<Siren size={18} aria-hidden />}
        aria-keyshortcuts="Control+J"
        onClick={() => navigate(newFaultPath(contract ? { contract } : {}))}
      >
        登记故障 <KeyCap>Ctrl J</KeyCap>
      </Button>
    </May>
  )
  const bar = (
    <>
      <May call="import.bring">
        <Button icon={<FileUp size={17} aria-hidden />} onClick={() => navigate(importPath('fault'))}>
          导入
        </Button>
      </May>
      <ExportButton of={{ list: 'faults', contract, state, text: searched }} />
      {register}
    </>
  )
  return (
    <Screen title={routes.faults.title} note={`进行中 ${running.data.count}`} bar={bar}>
      <div className={css['filters']} role="search">
        <Input
          className={css['search'] ?? ''}
          prefix={<Search size={17} aria-hidden />}
          allowClear
          aria-label="查找故障"
          placeholder="单号、标题、症状、原因、经过"
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
        <Select
          aria-label="合同"
          className={css['contract'] ?? ''}
          value={contract}
          onChange={setContract}
          options={[
            { value: '', label: '全部合同' },
            ...contracts.map((c) => ({ value: c.id, label: `${c.hospital} · ${c.system}` })),
          ]}
        />
        <Segmented aria-label="状态" options={states} value={state} onChange={(value) => setState(value as Shown)} />
        <span className={css['count']} role="status">
          {total} 件
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={Siren} title={filtered ? '没有符合的故障' : emptyTitle[state]}>
          {filtered ? '换个词，或放宽筛选。' : '本季度没有故障也要出 R05，季末前生成。'}
        </EmptyState>
      ) : (
        <FaultTable
          rows={rows}
          now={running.data.now}
          page={page}
          pages={Math.ceil(total / pageSize)}
          onPage={setPage}
        />
      )}
    </Screen>
  )
}

const emptyTitle: Readonly<Record<Shown, string>> = {
  running: '没有进行中的故障',
  closed: '还没有关闭的故障',
  all: '还没有故障',
}
