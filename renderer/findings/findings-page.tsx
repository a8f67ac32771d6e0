import { Input, Segmented, Select } from 'antd'
import { ListTodo, Search } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { findingSourceNames } from '../../domain/finding/word.ts'
import {
  adviceGroupName,
  adviceGroups,
  responsibleParties,
  responsiblePartyName,
  riskName,
} from '../../domain/verdict.ts'
import type { InputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { useDebounced } from '../fault/debounced.ts'
import { UndoNote } from '../fault/undo-note.tsx'
import { ObligationTabs } from '../obligation/tabs.tsx'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { Screen } from '../ui/screen.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { FindingDrawer } from './finding-drawer.tsx'
import { findingsPath } from './path.ts'
import { dueText, type Row, signOf } from './words.ts'
import css from './findings.module.css'

type Wanted = InputOf<'finding.list'>
type Filter = { readonly [K in Exclude<keyof Wanted, 'text'>]-?: NonNullable<Wanted[K]> }

/** Every problem and advice until it is closed: the late first, each with who sees to it. */
export function FindingsPage() {
  const [, navigate] = useLocation()
  const opened = new URLSearchParams(useSearch()).get('finding') ?? ''
  const [filter, setFilter] = useState<Filter>({
    contract: '',
    state: 'open',
    group: '',
    party: '',
    due: '',
  })
  const [text, setText] = useState('')
  const searched = useDebounced(text.trim())
  const contracts = useLive('home.overview', {}).data?.contracts ?? []
  const list = useLive('finding.list', { ...filter, text: searched })
  if (list.error && !list.data) return <Unreadable sentence={list.error.message} />
  if (!list.data) return <Waiting what="正在打开…" />
  const { rows, counts } = list.data
  const change = (more: Partial<typeof filter>): void => setFilter((now) => ({ ...now, ...more }))
  const narrowed =
    searched !== '' || filter.contract !== '' || filter.group !== '' || filter.party !== '' || filter.due !== ''
  return (
    <Screen
      title={routes.findings.title}
      note={[
        `待整改 ${counts.open}`,
        ...(counts.overdue > 0 ? [`逾期 ${counts.overdue}`] : []),
        ...(counts.unsigned > 0 ? [`接受风险未签字 ${counts.unsigned}`] : []),
      ].join(' · ')}
      bar={<ExportButton of={{ list: 'findings', contract: filter.contract, state: filter.state }} />}
    >
      <ObligationTabs contract={filter.contract || (contracts[0]?.id ?? '')} here="findings" />
      <div className={css['filters']} role="search">
        <Input
          className={css['search'] ?? ''}
          prefix={<Search size={17} aria-hidden />}
          allowClear
          aria-label="查找问题"
          placeholder="问题、措施、单号、责任人"
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
        {contracts.length > 1 && (
          <Select
            aria-label="合同"
            className={css['contract'] ?? ''}
            value={filter.contract}
            onChange={(contract: string) => change({ contract })}
            options={[
              { value: '', label: '全部合同' },
              ...contracts.map((c) => ({ value: c.id, label: `${c.hospital} · ${c.system}` })),
            ]}
          />
        )}
        <Select
          aria-label="分类"
          className={css['choice'] ?? ''}
          value={filter.group}
          onChange={(group: string) => change({ group })}
          options={[
            { value: '', label: '全部分类' },
            ...adviceGroups.map((g) => ({ value: g, label: adviceGroupName[g] })),
          ]}
        />
        <Select
          aria-label="责任方"
          className={css['choice'] ?? ''}
          value={filter.party}
          onChange={(party) => change({ party })}
          options={[
            { value: '' as const, label: '全部责任方' },
            ...responsibleParties.map((p) => ({ value: p, label: responsiblePartyName[p] })),
          ]}
        />
        <Select
          aria-label="期限"
          className={css['choice'] ?? ''}
          value={filter.due}
          onChange={(due) => change({ due })}
          options={[
            { value: '' as const, label: '全部期限' },
            { value: 'overdue' as const, label: '已逾期' },
            { value: 'soon' as const, label: '7 天内到期' },
            { value: 'undated' as const, label: '未定期限' },
          ]}
        />
        <Segmented
          aria-label="状态"
          value={filter.state}
          onChange={(state) => change({ state: state as Filter['state'] })}
          options={[
            { value: 'open', label: `待整改 ${counts.open}` },
            { value: 'closed', label: `已关闭 ${counts.closed}` },
            { value: 'accepted', label: `接受风险 ${counts.accepted}` },
            { value: '', label: '全部' },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={ListTodo} title={narrowed ? '没有符合的问题' : '没有这样的问题'}>
          {narrowed
            ? '换个词，或放宽筛选。'
            : '检查中的异常和关注、不符合的自查项、故障的预防措施都会列在这里，直到关闭。'}
        </EmptyState>
      ) : (
        <table className={css['list']}>
          <thead>
            <tr>
              <th scope="col">问题</th>
              <th scope="col">来源</th>
              <th scope="col">责任</th>
              <th scope="col">期限</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} here={row.id === opened} />
            ))}
          </tbody>
        </table>
      )}
      {opened !== '' && (
        <FindingDrawer key={opened} id={opened} onClose={() => navigate(findingsPath(), { replace: true })} />
      )}
      <UndoNote />
    </Screen>
  )
}

function Line({ row, here }: { readonly row: Row; readonly here: boolean }) {
  const [, navigate] = useLocation()
  const url = findingsPath({ finding: row.id })
  const sign = signOf(row)
  return (
    // The link in the row is what the keyboard uses; a click may hit anywhere.
    <tr onClick={() => navigate(url)} data-here={here}>
      <th scope="row">
        <Link href={url}>{row.text || `${row.item || '通用建议'} 还没写问题描述`}</Link>
        {row.measure && row.measure !== row.text && <small>{row.measure}</small>}
      </th>
      <td>
        {findingSourceNames[row.source]}
        <small>{[row.origin, row.item, row.period].filter(Boolean).join(' · ')}</small>
      </td>
      <td>
        {row.party ? responsiblePartyName[row.party] : '未定责任方'}
        <small>{row.assignee || '未定责任人'}</small>
      </td>
      <td className={css['due']} data-urgency={row.urgency}>
        {dueText(row)}
        {row.risk && <small>风险{riskName[row.risk]}</small>}
      </td>
      <td>
        <StatusPill tone={sign.tone} icon={sign.icon}>
          {sign.word}
        </StatusPill>
      </td>
    </tr>
  )
}
