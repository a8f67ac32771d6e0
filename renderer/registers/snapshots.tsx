import { Button, Input, Select } from 'antd'
import { GitCompareArrows, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { InputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { useForm } from '../fault/form-context.ts'
import form from '../fault/form.module.css'
import { Group } from '../fault/register-parts.tsx'
import { offerFaultUndo } from '../fault/undo-note.tsx'
import { Dialog } from '../report/dialog.tsx'
import { noProblem, problemOf } from '../report/dialog-problem.ts'
import { servicePath } from '../service/path.ts'
import { InstantInput } from '../ui/instant-input.tsx'
import { readInstant } from '../ui/instant-text.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import type { DeviceView } from './view.ts'
import css from './registers.module.css'

type Moment = InputOf<'device.addSnapshot'>['moment']

const words: Readonly<Record<Moment, string>> = { baseline: '基准', before: '变更前', after: '变更后' }

/** Parameters of the device as they stood, and any two of them side by side. */
export function Snapshots({ view }: { readonly view: DeviceView }) {
  const { readOnly } = useForm()
  const [open, setOpen] = useState<'add' | 'compare' | null>(null)
  return (
    <Group field="snapshots" title="参数快照">
      <div className={form['wide']}>
        {view.snapshots.length > 0 && (
          <table className={css['table']} aria-label="参数快照">
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">何时</th>
                <th scope="col">参数</th>
                <th scope="col">变更单</th>
                <th scope="col">记录人</th>
              </tr>
            </thead>
            <tbody>
              {view.snapshots.map((s) => (
                <tr key={s.id}>
                  <th scope="row">{dateTimeOf(s.at)}</th>
                  <td>{words[s.moment]}</td>
                  <td>
                    {s.values.length} 项{s.note && <small>{s.note}</small>}
                  </td>
                  <td>{s.changeOf ? <Link href={servicePath(s.changeOf.id)}>{s.changeOf.number}</Link> : '—'}</td>
                  <td>{s.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className={css['acts']}>
          {!readOnly && (
            <Button size="small" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen('add')}>
              记参数
            </Button>
          )}
          {view.snapshots.length > 1 && (
            <Button size="small" icon={<GitCompareArrows size={16} aria-hidden />} onClick={() => setOpen('compare')}>
              比较
            </Button>
          )}
        </div>
        {open === 'add' && <Add view={view} onClose={() => setOpen(null)} />}
        {open === 'compare' && <Compare view={view} onClose={() => setOpen(null)} />}
      </div>
    </Group>
  )
}

function Add({ view, onClose }: { readonly view: DeviceView; readonly onClose: () => void }) {
  const [moment, setMoment] = useState<Moment>('baseline')
  const [at, setAt] = useState(dateTimeOf(view.now))
  const [change, setChange] = useState('')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState(noProblem)
  const submit = async (): Promise<void> => {
    const input = { device: view.id, moment, at: readInstant(at, view.now) ?? '', change, text }
    const done = await save(
      'device.addSnapshot',
      () => input,
      undefined,
      (why) => setProblem(problemOf(why)),
    )
    if (!done) return
    const { values, unread } = done.value
    const left = unread.length > 0 ? `，第 ${unread.slice(0, 5).join('、')} 行没有读出` : ''
    offerFaultUndo(`已记 ${values} 项参数${left}`, done.transactions)
    onClose()
  }
  return (
    <Dialog title="记参数" okText="保存" onOk={submit} onClose={onClose}>
      <Labelled label="何时">
        {(field) => (
          <Select
            {...field}
            autoFocus
            value={moment}
            options={Object.entries(words).map(([value, label]) => ({ value, label }))}
            onChange={(m) => setMoment(m as Moment)}
          />
        )}
      </Labelled>
      <Labelled label="读取时间" problem={problem.fields['at'] ?? ''}>
        {(field) => <InstantInput {...field} value={at} now={view.now} onChange={setAt} />}
      </Labelled>
      {moment !== 'baseline' && (
        <Labelled
          label="变更记录"
          problem={problem.fields['change'] ?? ''}
          hint={view.changes.length === 0 ? '还没有变更记录，请先在日志里登记变更' : ''}
        >
          {(field) => (
            <Select
              {...field}
              value={change || null}
              options={view.changes.map((c) => ({ value: c.id, label: `${c.number} ${c.subject}` }))}
              onChange={(id: string) => setChange(id)}
            />
          )}
        </Labelled>
      )}
      <div className={css['paste']}>
        <Labelled label="参数" hint="每行一个：名称=值、名称：值" problem={problem.fields['text'] ?? ''}>
          {(field) => <Input.TextArea {...field} value={text} onChange={(e) => setText(e.target.value)} />}
        </Labelled>
      </div>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}

const kinds = { same: '未变', changed: '改变', added: '新增', removed: '去掉' } as const

function Compare({ view, onClose }: { readonly view: DeviceView; readonly onClose: () => void }) {
  const [after, setAfter] = useState(view.snapshots[0]!.id)
  const [before, setBefore] = useState(view.snapshots[1]!.id)
  const [all, setAll] = useState(false)
  const compared = useLive('device.compare', { before, after })
  const options = view.snapshots.map((s) => ({ value: s.id, label: `${dateTimeOf(s.at)} ${words[s.moment]}` }))
  const rows = (compared.data?.rows ?? []).filter((r) => all || r.kind !== 'same')
  return (
    <Dialog
      title="比较参数"
      okText={all ? '只看改变的' : '全部显示'}
      cancelText="关闭"
      onOk={() => setAll(!all)}
      onClose={onClose}
    >
      <Labelled label="前">
        {(field) => <Select {...field} autoFocus value={before} options={options} onChange={setBefore} />}
      </Labelled>
      <Labelled label="后">
        {(field) => <Select {...field} value={after} options={options} onChange={setAfter} />}
      </Labelled>
      {compared.error && <ProblemBar tone="err">{compared.error.message}</ProblemBar>}
      <p role="status">
        {compared.data ? (compared.data.changed === 0 ? '没有改变。' : `${compared.data.changed} 项不同`) : ''}
      </p>
      {rows.length > 0 && (
        <div className={css['scroll']}>
          <table className={css['table']} aria-label="参数对比">
            <thead>
              <tr>
                <th scope="col">参数</th>
                <th scope="col">前</th>
                <th scope="col">后</th>
                <th scope="col">变化</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((r, n) => (
                // A name may come twice: its place is what it is known by.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={n}>
                  <th scope="row">{r.name}</th>
                  <td>{r.before ?? '—'}</td>
                  <td>{r.after ?? '—'}</td>
                  <td>{kinds[r.kind]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  )
}
