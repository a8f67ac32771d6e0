import { Button, Select } from 'antd'
import { Copy, Plus, RefreshCw, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { isInstant } from '../../domain/fault/timeline.ts'
import type { Shift } from '../../domain/roster/coverage.ts'
import type { InputOf, OutputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { saveRegister } from '../client/register.ts'
import { FormContext } from '../fault/form-context.ts'
import { Group, TextPart, useFormRegister } from '../fault/register-parts.tsx'
import { offerFaultUndo } from '../fault/undo-note.tsx'
import { Dialog } from '../report/dialog.tsx'
import { InstantInput } from '../ui/instant-input.tsx'
import { readInstant } from '../ui/instant-text.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { HistoryButton } from './history.tsx'
import { DatePart } from './parts.tsx'
import css from './registers.module.css'

type Month = OutputOf<'roster.month'>
type Months = OutputOf<'staff.list'>['months']
type Pattern = InputOf<'roster.fill'>['pattern']

/** The roster by months: which of them are covered, and the shifts of one. */
export function Roster({
  contract,
  months,
  today,
}: {
  readonly contract: string
  readonly months: Months
  readonly today: string
}) {
  const here = today.slice(0, 7)
  const [chosen, setChosen] = useState(months.some((m) => m.month === here) ? here : (months[0]?.month ?? here))
  return (
    <>
      <div className={css['months']} role="group" aria-label="月份">
        {months.map(({ month, shifts, gaps }) => (
          <button key={month} type="button" aria-pressed={month === chosen} onClick={() => setChosen(month)}>
            {month} {shifts === 0 ? '未排' : gaps > 0 ? `缺 ${gaps}` : '已排'}
          </button>
        ))}
      </div>
      <MonthView key={chosen} contract={contract} month={chosen} />
    </>
  )
}

function MonthView({ contract, month }: { readonly contract: string; readonly month: string }) {
  const view = useLive('roster.month', { contract, month })
  const [filling, setFilling] = useState(false)
  const [problem, setProblem] = useState('')
  if (!view.data || !view.data.row.endsWith(month)) return view.error ? <p role="alert">{view.error.message}</p> : null
  const { shifts, problems, people, hasBefore, row } = view.data
  const copy = async (): Promise<void> => {
    setProblem('')
    const done = await save(
      'roster.copy',
      () => ({ contract, month }),
      undefined,
      (why) => setProblem(sentenceOf(why)),
    )
    if (done) offerFaultUndo(`已复制上月值班表到 ${month}`, done.transactions)
  }
  const gaps = problems.filter((p) => p.kind !== 'overlap')
  return (
    <>
      <div className={css['line']}>
        <h3>
          {month}{' '}
          {shifts.length > 0 &&
            (gaps.length === 0 ? (
              <StatusPill tone="ok">全月无空档</StatusPill>
            ) : (
              <StatusPill tone="err">{`空档 ${gaps.length}`}</StatusPill>
            ))}
        </h3>
        <div className={css['acts']}>
          <Button
            icon={<RefreshCw size={16} aria-hidden />}
            disabled={people.length === 0}
            onClick={() => setFilling(true)}
          >
            轮班生成
          </Button>
          <Button icon={<Copy size={16} aria-hidden />} disabled={!hasBefore} onClick={() => void copy()}>
            {hasBefore ? '复制上月' : '复制上月（上月未排）'}
          </Button>
          {shifts.length > 0 && <HistoryButton table="duty_roster" row={row} title={`${month} 值班表`} />}
        </div>
      </div>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {people.length === 0 && <p className={css['hint']}>先在上面加服务人员。</p>}
      {problems.length > 0 && (
        <ul className={css['list']} aria-label="空档与重叠">
          {problems.map((p) => (
            <li key={`${p.kind}${p.from}${p.sentence}`}>
              <StatusPill tone={p.kind === 'overlap' ? 'warn' : 'err'}>
                {p.kind === 'overlap' ? '重叠' : '空档'}
              </StatusPill>{' '}
              {p.sentence}
            </li>
          ))}
        </ul>
      )}
      {shifts.length > 0 && <Shifts view={view.data} />}
      {shifts.length > 0 && <Notice view={view.data} />}
      {filling && <Fill contract={contract} month={month} view={view.data} onClose={() => setFilling(false)} />}
    </>
  )
}

/** The shifts of a month, each of which can be changed by hand. */
function Shifts({ view }: { readonly view: Month }) {
  const [problem, setProblem] = useState('')
  const record = { table: 'duty_roster' as const, row: view.row, heads: view.heads }
  const put = (rows: readonly Shift[]): void => {
    setProblem('')
    void saveRegister(record, 'shifts', { rows }, true, setProblem)
  }
  const change = (n: number, patch: Partial<Shift>): void =>
    put(view.shifts.map((s, at) => (at === n ? { ...s, ...patch } : s)))
  const last = view.shifts.at(-1)
  return (
    <>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <table className={`${css['table']} ${css['shift']}`} aria-label="班次">
        <thead>
          <tr>
            <th scope="col">开始</th>
            <th scope="col">结束</th>
            <th scope="col">值班人</th>
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.shifts.map((shift, n) => (
            <tr key={`${shift.from}/${shift.to}/${shift.staff}`}>
              <td>
                <Moment
                  label={`第 ${n + 1} 班 开始`}
                  value={shift.from}
                  now={view.now}
                  onPut={(from) => change(n, { from })}
                />
              </td>
              <td>
                <Moment
                  label={`第 ${n + 1} 班 结束`}
                  value={shift.to}
                  now={view.now}
                  onPut={(to) => change(n, { to })}
                />
              </td>
              <td>
                <Select
                  aria-label={`第 ${n + 1} 班 值班人`}
                  value={shift.staff || null}
                  options={[
                    ...view.people.map((p) => ({ value: p.staff, label: p.name })),
                    ...(view.people.some((p) => p.staff === shift.staff) || shift.staff === ''
                      ? []
                      : [{ value: shift.staff, label: `${shift.name}（已不在名单）` }]),
                  ]}
                  onChange={(staff: string) =>
                    change(n, { staff, name: view.people.find((p) => p.staff === staff)?.name ?? shift.name })
                  }
                />
              </td>
              <td>
                <Button
                  type="text"
                  aria-label={`删除第 ${n + 1} 班`}
                  icon={<Trash2 size={16} aria-hidden />}
                  onClick={() => put(view.shifts.filter((_, at) => at !== n))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        size="small"
        icon={<Plus size={16} aria-hidden />}
        onClick={() =>
          put([...view.shifts, { from: last?.to ?? view.now, to: last?.to ?? view.now, staff: '', name: '' }])
        }
      >
        加一班
      </Button>
    </>
  )
}

function Moment({
  label,
  value,
  now,
  onPut,
}: {
  readonly label: string
  readonly value: string
  readonly now: string
  readonly onPut: (at: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => setTyped(null), [value])
  const shown = isInstant(value) ? dateTimeOf(value) : value
  const take = (): void => {
    if (typed === null) return
    const at = readInstant(typed, now)
    if (at !== null && at !== value) onPut(at)
    else setTyped(null)
  }
  return (
    <InstantInput
      id={label}
      status=""
      aria-label={label}
      value={typed ?? shown}
      now={now}
      onChange={setTyped}
      onBlur={take}
    />
  )
}

const none = new Set<string>()

/** That the customer was told of a change of the roster. */
function Notice({ view }: { readonly view: Month }) {
  const record = useMemo(
    () => ({ table: 'duty_roster' as const, row: view.row, heads: view.heads }),
    [view.row, view.heads],
  )
  const form = useMemo(() => ({ record, readOnly: false, now: view.now, missing: none }), [record, view.now])
  return (
    <FormContext value={form}>
      <NoticeFields view={view} />
    </FormContext>
  )
}

function NoticeFields({ view }: { readonly view: Month }) {
  const notice = useFormRegister('notice', view.notice, { on: '', to: '', way: '', text: '' })
  return (
    <Group field="notice" title="值班变更通知">
      <DatePart of={notice} part="on" label="通知日期" />
      <TextPart of={notice} part="to" label="通知谁" />
      <TextPart of={notice} part="way" label="方式" />
      <TextPart of={notice} part="text" label="变更内容" wide />
    </Group>
  )
}

const patterns: readonly { readonly value: Pattern; readonly label: string }[] = [
  { value: 'day', label: '每天换一人（24 小时）' },
  { value: 'half-day', label: '白班、夜班各一人（12 小时）' },
  { value: 'week', label: '每周换一人（周一换班）' },
]

/** Fills the month by rotation. */
function Fill({
  contract,
  month,
  view,
  onClose,
}: {
  readonly contract: string
  readonly month: string
  readonly view: Month
  readonly onClose: () => void
}) {
  const [pattern, setPattern] = useState<Pattern>('day')
  const [at, setAt] = useState(8)
  const [people, setPeople] = useState<string[]>(view.people.map((p) => p.staff))
  const [problem, setProblem] = useState('')
  const submit = async (): Promise<void> => {
    const done = await save(
      'roster.fill',
      () => ({ contract, month, pattern, at, people }),
      undefined,
      (why) => setProblem(sentenceOf(why)),
    )
    if (!done) return
    offerFaultUndo(`已生成 ${month} 值班表`, done.transactions)
    onClose()
  }
  return (
    <Dialog title={`${month} 轮班生成`} okText="生成" onOk={submit} onClose={onClose}>
      {view.shifts.length > 0 && (
        <ProblemBar tone="warn" announce={false}>
          {month} 已有 {view.shifts.length} 班，生成后会换掉，原来的在“历史”里。
        </ProblemBar>
      )}
      <Labelled label="怎样轮换">
        {(field) => <Select {...field} autoFocus value={pattern} options={[...patterns]} onChange={setPattern} />}
      </Labelled>
      <Labelled label="几点换班">
        {(field) => (
          <Select
            {...field}
            value={at}
            options={Array.from({ length: 24 }, (_, h) => ({ value: h, label: `${String(h).padStart(2, '0')}:00` }))}
            onChange={setAt}
          />
        )}
      </Labelled>
      <Labelled label="按顺序轮换的人" hint={view.hasBefore ? '接着上月最后一班往下轮' : '从第一个人开始'}>
        {(field) => (
          <Select
            {...field}
            mode="multiple"
            value={people}
            options={view.people.map((p) => ({ value: p.staff, label: p.name }))}
            onChange={setPeople}
          />
        )}
      </Labelled>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </Dialog>
  )
}
