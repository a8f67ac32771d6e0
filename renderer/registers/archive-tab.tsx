import { Button, Dropdown } from 'antd'
import { Archive, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { archiveCategories } from '../../domain/record/archive-entry.ts'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { documentPath } from '../document/path.ts'
import { Group, TextPart, useFormRegister } from '../fault/register-parts.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useOnce } from '../ui/once.ts'
import { EntryAside } from './entry-aside.tsx'
import { DatePart } from './parts.tsx'
import type { TabProps } from './view.ts'
import { May } from '../ui/may.tsx'
import css from './registers.module.css'

type Category = (typeof archiveCategories)[number]
type Index = OutputOf<'archive.index'>
type Entry = Index['entries'][number]
type Document = Index['documents'][number]

const words: Readonly<Record<Category, string>> = {
  system: '系统清单',
  account: '账号台账',
  topology: '拓扑',
  version: '版本',
  configuration: '配置',
  document: '文档',
  'backup-plan': '备份计划',
}

/** The archive index: entries with version, date and place of the original, then every finalised document. */
export function ArchiveTab({ contract, row, open, frame }: TabProps) {
  const index = useLive('archive.index', { contract })
  const [problem, setProblem] = useState('')
  const start = useOnce(async (category: Category): Promise<void> => {
    const done = await save(
      'archive.start',
      () => ({ contract, category }),
      undefined,
      (why) => setProblem(sentenceOf(why)),
    )
    if (done) open(done.value.entry)
  })
  const acts = (
    <May call="archive.start">
      <Dropdown
        trigger={['click']}
        menu={{
          items: Object.entries(words).map(([key, label]) => ({ key, label })),
          onClick: ({ key }) => start(key as Category),
        }}
      >
        <Button icon={<Plus size={17} aria-hidden />}>登记档案</Button>
      </Dropdown>
    </May>
  )
  if (!index.data)
    return frame({ acts, body: index.error ? <p role="alert">{index.error.message}</p> : <Waiting what="正在打开…" /> })
  const { entries, documents } = index.data
  const chosen = entries.find((e) => e.id === row)
  return frame({
    acts,
    body: (
      <>
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
        {entries.length === 0 ? (
          <EmptyState icon={Archive} title="档案目录还是空的">
            系统清单、账号台账（不存口令）、拓扑、版本、配置、文档、备份计划，每条写明版本、日期和原件位置。
          </EmptyState>
        ) : (
          <Entries entries={entries} chosen={row} open={open} />
        )}
        <Documents documents={documents} />
      </>
    ),
    ...(chosen && { aside: <Form key={chosen.id} entry={chosen} now={index.data.now} /> }),
  })
}

function Entries({
  entries,
  chosen,
  open,
}: {
  readonly entries: readonly Entry[]
  readonly chosen: string
  readonly open: (row: string) => void
}) {
  return (
    <table className={css['table']} aria-label="档案">
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">类别</th>
          <th scope="col">名称</th>
          <th scope="col">版本</th>
          <th scope="col">日期</th>
          <th scope="col">原件</th>
          <th scope="col">文件</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, number, category, record, files }) => (
          <tr key={id} aria-selected={id === chosen} data-void={record.void !== null}>
            <th scope="row">
              <button type="button" className={css['link']} onClick={() => open(id)}>
                {number}
              </button>
            </th>
            <td>{words[category]}</td>
            <td>
              {record.entry?.title || record.account?.login || '—'}
              {record.account?.system && <small>{record.account.system}</small>}
            </td>
            <td>{record.entry?.version || '—'}</td>
            <td>{record.entry?.on || '—'}</td>
            <td>{record.original?.box || '—'}</td>
            <td>{files.length || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Documents({ documents }: { readonly documents: readonly Document[] }) {
  if (documents.length === 0) return null
  return (
    <>
      <h2>已定稿的单据 {documents.length}</h2>
      <table className={css['table']} aria-label="已定稿的单据">
        <thead>
          <tr>
            <th scope="col">单号</th>
            <th scope="col">单据</th>
            <th scope="col">版本</th>
            <th scope="col">定稿</th>
            <th scope="col">签字件</th>
            <th scope="col">档案盒</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((d) => (
            <tr key={d.id}>
              <th scope="row">
                <Link href={documentPath(d.kind as never, d.table, d.row, d.period)}>{d.number}</Link>
              </th>
              <td>
                {d.kind} {d.name}
              </td>
              <td>
                {d.version} {d.superseded && <StatusPill tone="grey">已被替代</StatusPill>}
              </td>
              <td>{d.on}</td>
              <td>{d.signed ? '有' : d.superseded ? '—' : '还没挂'}</td>
              <td>{d.box || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Form({ entry, now }: { readonly entry: Entry; readonly now: string }) {
  const record = useMemo(
    () => ({ table: 'archive_entry' as const, row: entry.id, heads: entry.record.heads }),
    [entry.id, entry.record.heads],
  )
  return (
    <EntryAside
      title={`${entry.number} ${words[entry.category]}`}
      record={record}
      now={now}
      voided={entry.record.void?.reason ?? ''}
      voidable="archive_entry"
      pieces={entry.files}
      wanted="原件的电子版"
    >
      <Fields entry={entry} />
    </EntryAside>
  )
}

function Fields({ entry: { record, category } }: { readonly entry: Entry }) {
  const entry = useFormRegister('entry', record.entry, { title: '', version: '', on: '', text: '' })
  const account = useFormRegister('account', record.account, {
    system: '',
    login: '',
    role: '',
    holder: '',
    purpose: '',
  })
  const original = useFormRegister('original', record.original, { box: '', keeper: '' })
  return (
    <>
      <Group field="entry">
        <TextPart of={entry} part="title" label="名称" wide />
        <TextPart of={entry} part="version" label="版本" />
        <DatePart of={entry} part="on" label="日期" />
        <TextPart of={entry} part="text" label="说明" long />
      </Group>
      {category === 'account' && (
        <Group field="account" title="账号（不存口令）">
          <TextPart of={account} part="system" label="系统" />
          <TextPart of={account} part="login" label="登录名" />
          <TextPart of={account} part="role" label="权限" />
          <TextPart of={account} part="holder" label="持有人" />
          <TextPart of={account} part="purpose" label="用途" wide />
        </Group>
      )}
      <Group field="original" title="原件">
        <TextPart of={original} part="box" label="位置" hint="档案盒号、柜号或文件夹" />
        <TextPart of={original} part="keeper" label="保管人" />
      </Group>
    </>
  )
}
