import { Button, Input } from 'antd'
import { UserRoundPlus, Users } from 'lucide-react'
import { useMemo, useState } from 'react'
import { dateOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { Group, TextPart, useFormRegister } from '../fault/register-parts.tsx'
import { Dialog } from '../report/dialog.tsx'
import { noProblem, problemOf } from '../report/dialog-problem.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { DutyWeek } from './duty-week.tsx'
import { EntryAside } from './entry-aside.tsx'
import { DatePart } from './parts.tsx'
import type { TabProps } from './view.ts'
import { Roster } from './roster.tsx'
import { May, Writable } from '../ui/may.tsx'
import css from './registers.module.css'

type List = OutputOf<'staff.list'>
type Person = List['rows'][number]

/** The people of a contract and who answers the hotline when. */
export function StaffTab({ contract, row, open, frame }: TabProps) {
  const list = useLive('staff.list', { contract })
  const [adding, setAdding] = useState(false)
  const acts = (
    <May call="staff.add">
      <Button icon={<UserRoundPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
        加一人
      </Button>
    </May>
  )
  if (!list.data)
    return frame({ acts, body: list.error ? <p role="alert">{list.error.message}</p> : <Waiting what="正在打开…" /> })
  const { rows, problems, months, week, now, hotline, hotlineClause } = list.data
  const chosen = rows.find((r) => r.id === row)
  return frame({
    acts,
    body: (
      <>
        {problems.map((p) => (
          <ProblemBar key={p} tone="warn" announce={false}>
            {p}
          </ProblemBar>
        ))}
        {rows.length === 0 ? (
          <EmptyState icon={Users} title="还没有服务人员">
            先加人，再排值班表。人员须属于乙方。
          </EmptyState>
        ) : (
          <People rows={rows} chosen={row} open={open} />
        )}
        <Panel
          title={`7×24 值班${hotlineClause ? `（${hotlineClause}）` : ''}`}
          extra={<span className={css['hint']}>热线 {hotline || '未填写'}</span>}
        >
          <div className={css['stack']}>
            <DutyWeek week={week} today={dateOf(now)} />
            <Writable call="roster.fill">
              <Roster contract={contract} months={months} today={dateOf(now)} />
            </Writable>
          </div>
        </Panel>
        {adding && <Add contract={contract} onClose={() => setAdding(false)} onAdded={open} />}
      </>
    ),
    ...(chosen && { aside: <Form key={chosen.id} person={chosen} now={now} /> }),
  })
}

function People({
  rows,
  chosen,
  open,
}: {
  readonly rows: readonly Person[]
  readonly chosen: string
  readonly open: (row: string) => void
}) {
  return (
    <table className={css['table']} aria-label="服务人员">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">单位</th>
          <th scope="col">岗位</th>
          <th scope="col">资质</th>
          <th scope="col">联系方式</th>
          <th scope="col">服务时间</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, record: { person, service } }) => (
          <tr key={id} aria-selected={id === chosen}>
            <th scope="row">
              <button type="button" className={css['link']} onClick={() => open(id)}>
                {person?.name || '未写姓名'}
              </button>
            </th>
            <td>{person?.unit || '—'}</td>
            <td>{person?.role || '—'}</td>
            <td>{person?.qualification || '—'}</td>
            <td>{person?.phone || '—'}</td>
            <td>{service?.from || service?.to ? `${service.from || '?'} 至 ${service.to || '今'}` : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Add({
  contract,
  onClose,
  onAdded,
}: {
  readonly contract: string
  readonly onClose: () => void
  readonly onAdded: (row: string) => void
}) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState(noProblem)
  const submit = async (): Promise<void> => {
    const done = await save(
      'staff.add',
      () => ({ contract, name }),
      undefined,
      (why) => setProblem(problemOf(why)),
    )
    if (!done) return
    onClose()
    onAdded(done.value.staff)
  }
  return (
    <Dialog title="加一名服务人员" okText="加入" onOk={submit} onClose={onClose}>
      <Labelled label="姓名" problem={problem.fields['name'] ?? ''} hint="单位先填乙方，岗位和电话在右边补">
        {(field) => <Input {...field} autoFocus value={name} onChange={(e) => setName(e.target.value)} />}
      </Labelled>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}

function Form({ person, now }: { readonly person: Person; readonly now: string }) {
  const record = useMemo(
    () => ({ table: 'staff' as const, row: person.id, heads: person.record.heads }),
    [person.id, person.record.heads],
  )
  return (
    <EntryAside
      title={person.record.person?.name || '服务人员'}
      record={record}
      now={now}
      voided={person.record.void?.reason ?? ''}
      voidable="staff"
    >
      <Fields person={person} />
    </EntryAside>
  )
}

function Fields({ person: { record } }: { readonly person: Person }) {
  const person = useFormRegister('person', record.person, {
    name: '',
    unit: '',
    role: '',
    qualification: '',
    phone: '',
  })
  const service = useFormRegister('service', record.service, { contracts: [] as string[], from: '', to: '' })
  const notice = useFormRegister('notice', record.notice, { on: '', to: '', way: '', text: '' })
  return (
    <>
      <Group field="person">
        <TextPart of={person} part="name" label="姓名" />
        <TextPart of={person} part="unit" label="单位" hint="须为乙方" />
        <TextPart of={person} part="role" label="岗位" hint="项目经理、运维工程师" />
        <TextPart of={person} part="qualification" label="资质" />
        <TextPart of={person} part="phone" label="联系方式" />
      </Group>
      <Group field="service" title="服务时间">
        <DatePart of={service} part="from" label="到岗" />
        <DatePart of={service} part="to" label="离开" />
      </Group>
      <Group field="notice" title="人员变更通知">
        <DatePart of={notice} part="on" label="通知日期" />
        <TextPart of={notice} part="to" label="通知谁" />
        <TextPart of={notice} part="way" label="方式" />
        <TextPart of={notice} part="text" label="内容" long />
      </Group>
    </>
  )
}
