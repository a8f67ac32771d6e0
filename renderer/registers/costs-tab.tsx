import { Button, Input, Select } from 'antd'
import { CircleCheck, Coins, OctagonX, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { yuanOf } from '../../domain/money.ts'
import { costKindName } from '../../domain/payment/cost-proof.ts'
import { dateOf } from '../../domain/time/instant.ts'
import type { InputOf, OutputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { ChoicePart, Group, TextPart, useFormRegister } from '../fault/register-parts.tsx'
import { Dialog } from '../report/dialog.tsx'
import { noProblem, problemOf } from '../report/dialog-problem.ts'
import { DateInput } from '../ui/date-input.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { EntryAside } from './entry-aside.tsx'
import { DatePart, MoneyPart } from './parts.tsx'
import type { TabProps } from './view.ts'
import { May } from '../ui/may.tsx'
import css from './registers.module.css'

type List = OutputOf<'cost.list'>
type Row = List['rows'][number]
type Input_ = InputOf<'cost.add'>

const kinds = Object.entries(costKindName).map(([value, label]) => ({ value, label }))
const bearers = [
  { value: 'firm', label: '乙方' },
  { value: 'customer', label: '甲方' },
]

/** The cost ledger: proves that beside the all-inclusive price nothing was charged. */
export function CostsTab({ contract, row, open, frame }: TabProps) {
  const list = useLive('cost.list', { contract })
  const [adding, setAdding] = useState(false)
  const acts = (
    <May call="cost.add">
      <Button icon={<Plus size={17} aria-hidden />} onClick={() => setAdding(true)}>
        记一笔
      </Button>
    </May>
  )
  if (!list.data)
    return frame({ acts, body: list.error ? <p role="alert">{list.error.message}</p> : <Waiting what="正在打开…" /> })
  const { rows, proof } = list.data
  const chosen = rows.find((r) => r.id === row)
  return frame({
    acts,
    body: (
      <>
        <ProblemBar
          tone={proof.ok ? 'info' : 'err'}
          icon={proof.ok ? CircleCheck : OctagonX}
          announce={false}
          title="全包价"
        >
          {proof.sentence}
        </ProblemBar>
        {rows.length === 0 ? (
          <EmptyState icon={Coins} title="还没有费用记录">
            备件、运输、安装调试、差旅由乙方承担的也要记，终验时证明没有另外收费。
          </EmptyState>
        ) : (
          <table className={css['table']} aria-label="费用">
            <thead>
              <tr>
                <th scope="col">编号</th>
                <th scope="col">日期</th>
                <th scope="col">种类</th>
                <th scope="col">内容</th>
                <th scope="col" className={css['number']}>
                  金额（元）
                </th>
                <th scope="col">承担</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, number, record }) => (
                <tr key={id} aria-selected={id === row} data-void={record.void !== null}>
                  <th scope="row">
                    <button type="button" className={css['link']} onClick={() => open(id)}>
                      {number}
                    </button>
                  </th>
                  <td>{record.entry?.on}</td>
                  <td>{record.entry && costKindName[record.entry.kind]}</td>
                  <td>{record.entry?.text || '—'}</td>
                  <td className={css['number']}>{record.entry?.cents == null ? '—' : yuanOf(record.entry.cents)}</td>
                  <td>{record.entry?.bearer === 'customer' ? '甲方' : '乙方'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {adding && <Add contract={contract} list={list.data} onClose={() => setAdding(false)} />}
      </>
    ),
    ...(chosen && { aside: <Form key={chosen.id} row={chosen} list={list.data} /> }),
  })
}

function Add({
  contract,
  list,
  onClose,
}: {
  readonly contract: string
  readonly list: List
  readonly onClose: () => void
}) {
  const today = dateOf(list.now)
  const [draft, setDraft] = useState<Input_>({
    contract,
    on: today,
    kind: 'parts',
    text: '',
    amount: '',
    bearer: 'firm',
    basis: '',
    fault: '',
    device: '',
    certificate: '',
  })
  const [problem, setProblem] = useState(noProblem)
  const set = (patch: Partial<Input_>): void => setDraft((d) => ({ ...d, ...patch }))
  const submit = async (): Promise<void> => {
    const done = await save(
      'cost.add',
      () => draft,
      undefined,
      (why) => setProblem(problemOf(why)),
    )
    if (done) onClose()
  }
  return (
    <Dialog title="记一笔费用" okText="保存" onOk={submit} onClose={onClose}>
      <Labelled label="内容">
        {(field) => <Input {...field} autoFocus value={draft.text} onChange={(e) => set({ text: e.target.value })} />}
      </Labelled>
      <Labelled label="日期" problem={problem.fields['on'] ?? ''}>
        {(field) => <DateInput {...field} value={draft.on} today={today} onChange={(on) => set({ on })} />}
      </Labelled>
      <Labelled label="种类">
        {(field) => (
          <Select
            {...field}
            value={draft.kind}
            options={kinds}
            onChange={(kind) => set({ kind: kind as Input_['kind'] })}
          />
        )}
      </Labelled>
      <Labelled label="金额（元）" problem={problem.fields['amount'] ?? ''}>
        {(field) => (
          <Input
            {...field}
            inputMode="decimal"
            value={draft.amount}
            onChange={(e) => set({ amount: e.target.value })}
          />
        )}
      </Labelled>
      <Labelled label="承担方">
        {(field) => (
          <Select
            {...field}
            value={draft.bearer}
            options={bearers}
            onChange={(bearer) => set({ bearer: bearer as Input_['bearer'] })}
          />
        )}
      </Labelled>
      {draft.bearer === 'customer' && (
        <Labelled label="由甲方承担的依据" hint="条款或双方约定；另收费会在全包价证明里点名">
          {(field) => <Input {...field} value={draft.basis} onChange={(e) => set({ basis: e.target.value })} />}
        </Labelled>
      )}
      <Links list={list} value={draft} onChange={set} />
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}

interface Linked {
  readonly fault?: string | undefined
  readonly device?: string | undefined
  readonly certificate?: string | undefined
}

function Links({
  list,
  value,
  onChange,
}: {
  readonly list: List
  readonly value: Linked
  readonly onChange: (patch: Linked) => void
}) {
  const choices = [
    { key: 'fault' as const, label: '关联故障', from: list.faults },
    { key: 'device' as const, label: '关联设备', from: list.devices },
    { key: 'certificate' as const, label: '关联证书', from: list.certificates },
  ].filter((c) => c.from.length > 0)
  return choices.map(({ key, label, from }) => (
    <Labelled key={key} label={label} optional>
      {(field) => (
        <Select
          {...field}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={value[key] || null}
          placeholder="不关联"
          options={from.map((f) => ({ value: f.id, label: f.name }))}
          onChange={(id: string | null | undefined) => onChange({ [key]: id ?? '' })}
        />
      )}
    </Labelled>
  ))
}

function Form({ row, list }: { readonly row: Row; readonly list: List }) {
  const record = useMemo(
    () => ({ table: 'cost' as const, row: row.id, heads: row.record.heads }),
    [row.id, row.record.heads],
  )
  return (
    <EntryAside
      title={row.number}
      record={record}
      now={list.now}
      voided={row.record.void?.reason ?? ''}
      voidable="cost"
      pieces={row.files}
      wanted="票据"
    >
      <Fields row={row} list={list} />
    </EntryAside>
  )
}

const linkBlank = { fault: '', device: '', certificate: '' }

function Fields({ row, list }: { readonly row: Row; readonly list: List }) {
  const entry = useFormRegister('entry', row.record.entry, {
    on: '',
    kind: 'other',
    text: '',
    cents: null,
    bearer: 'firm',
    basis: '',
  })
  const link = useFormRegister('link', row.record.link, linkBlank)
  const named = (from: List['faults']) => from.map((f) => ({ value: f.id, label: f.name }))
  return (
    <>
      <Group field="entry">
        <DatePart of={entry} part="on" label="日期" />
        <ChoicePart of={entry} part="kind" label="种类" options={kinds} nothing="other" />
        <MoneyPart of={entry} part="cents" label="金额（元）" />
        <ChoicePart of={entry} part="bearer" label="承担方" options={bearers} nothing="firm" />
        <TextPart of={entry} part="text" label="内容" wide />
        <TextPart of={entry} part="basis" label="由甲方承担的依据" wide />
      </Group>
      <Group field="link" title="关联">
        <ChoicePart of={link} part="fault" label="故障" options={named(list.faults)} nothing="" />
        <ChoicePart of={link} part="device" label="设备" options={named(list.devices)} nothing="" />
        <ChoicePart of={link} part="certificate" label="证书" options={named(list.certificates)} nothing="" />
      </Group>
    </>
  )
}
