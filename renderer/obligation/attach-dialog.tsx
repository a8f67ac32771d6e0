import { Checkbox, Input, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import { dateOf, isDate } from '../../domain/time/instant.ts'
import type { InputOf, OutputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { transport } from '../client/transport.ts'
import { Dialog } from '../report/dialog.tsx'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { DateInput } from '../ui/date-input.tsx'
import { FileChoice } from '../ui/file-choice.tsx'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './attach.module.css'

type Options = OutputOf<'proof.options'>
type Input_ = InputOf<'proof.attach'>

interface Props {
  readonly at: { readonly contract: string; readonly clause: string; readonly column: string }
  readonly name: string
  readonly onClose: () => void
}

const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff'
const ways = [
  { value: 'scan', label: '纸质签字件' },
  { value: 'record', label: '软件里的单据或档案' },
]
const noLink = { table: '', row: '', kind: '', period: '' } as const

/** Attaches what was there before as a proof: a scanned paper, or a signed document of this workspace. */
export function AttachDialog(props: Props) {
  const options = useLive('proof.options', props.at)
  // A dialog that is replaced would give the focus back to where it came from: there is one, once it can be shown.
  if (!options.data) return options.error ? <ProblemBar tone="err">{options.error.message}</ProblemBar> : null
  return <Form {...props} options={options.data} />
}

const nameOf = (options: Options, kind: string): string => options.kinds.find((k) => k.id === kind)?.name ?? ''

function Form({ at, name, options, onClose }: Props & { readonly options: Options }) {
  const today = dateOf(options.now)
  const [way, setWay] = useState('scan')
  const [files, setFiles] = useState<readonly File[]>([])
  const [paper, setPaper] = useState<Input_['paper']>({
    kind: options.kind,
    title: nameOf(options, options.kind),
    number: '',
    doneOn: '',
    signedOn: '',
    items: null,
    text: '',
  })
  const records = [...options.documents, ...options.archive]
  const [linked, setLinked] = useState('')
  const [others, setOthers] = useState<readonly string[]>(() => options.others.filter((o) => o.same).map((o) => o.id))
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const [busy, setBusy] = useState(false)
  const counts = options.items && (options.items.here || options.others.some((o) => o.counts && others.includes(o.id)))
  const put = (part: Partial<Input_['paper']>): void => setPaper((before) => ({ ...before, ...part }))
  const fieldOf = (id: string): string => problem.fields[id] ?? ''

  const keep = async (): Promise<Input_['files'] | null> => {
    const kept: { sha256: string; name: string }[] = []
    for (const file of files) {
      const stored = await transport.putFile(file)
      if ('failure' in stored) {
        setProblem({ sentence: `${file.name}：${stored.failure.sentence}`, fields: {} })
        return null
      }
      kept.push({ sha256: stored.sha256, name: file.name })
    }
    return kept
  }
  const lacks = (): Record<string, string> => ({
    ...(way === 'scan' && files.length === 0 ? { files: '请选择签字扫描件' } : {}),
    ...(way === 'scan' && paper.title.trim() === '' ? { title: '请写材料名称' } : {}),
    ...(way === 'scan' && !isDate(paper.signedOn) ? { signedOn: '请填写签字日期' } : {}),
    ...(paper.doneOn !== '' && !isDate(paper.doneOn) ? { doneOn: '请填写日期，如 2024-06-30' } : {}),
    ...(way === 'record' && linked === '' ? { link: '请选择单据或档案' } : {}),
    ...(counts && paper.items === null ? { items: `请填写 0 至 ${options.items!.expected}` } : {}),
  })
  const submit = async (): Promise<void> => {
    if (busy) return
    const fields = lacks()
    setProblem({ sentence: '', fields })
    if (Object.keys(fields).length > 0) return
    setBusy(true)
    const kept = way === 'scan' ? await keep() : []
    const record = records.find((r) => r.row + r.kind + r.period === linked)
    const done =
      kept &&
      (await save(
        'proof.attach',
        () => ({
          ...at,
          others: [...others],
          paper: record ? { ...paper, kind: record.kind, title: record.name, signedOn: record.signedOn } : paper,
          link: record
            ? {
                table: record.table as Input_['link']['table'],
                row: record.row,
                kind: record.kind,
                period: record.period,
              }
            : noLink,
          files: kept,
        }),
        undefined,
        (outcome) => setProblem(problemOf(outcome)),
      ))
    setBusy(false)
    if (done) onClose()
  }

  return (
    <Dialog
      title={`挂接已有报告：${name}`}
      okText={busy ? '正在保存…' : '挂接'}
      busy={busy}
      onOk={submit}
      onClose={onClose}
    >
      <Segmented aria-label="材料从哪里来" options={ways} value={way} onChange={setWay} />
      {way === 'scan' ? (
        <>
          <FileChoice
            label="选择签字扫描件（PDF 或图片，可拖入）"
            accept={accepted}
            testId="attach-files"
            files={files}
            problem={fieldOf('files')}
            onChange={setFiles}
          />
          <Fields>
            <Labelled label="材料种类" span={2} problem={fieldOf('kind')}>
              {(field) => (
                <Select
                  id={field.id}
                  value={paper.kind}
                  options={[
                    { value: '', label: '其他材料' },
                    ...options.kinds.map((k) => ({ value: k.id, label: `${k.id} ${k.name}` })),
                  ]}
                  onChange={(kind) =>
                    put({
                      kind,
                      title: [nameOf(options, paper.kind), ''].includes(paper.title)
                        ? nameOf(options, kind)
                        : paper.title,
                    })
                  }
                />
              )}
            </Labelled>
            <Labelled label="原编号" optional>
              {(field) => (
                <Input
                  {...field}
                  maxLength={80}
                  value={paper.number}
                  onChange={(e) => put({ number: e.target.value })}
                />
              )}
            </Labelled>
            <Labelled label="材料名称" span={3} problem={fieldOf('title')}>
              {(field) => (
                <Input
                  {...field}
                  maxLength={200}
                  value={paper.title}
                  onChange={(e) => put({ title: e.target.value })}
                />
              )}
            </Labelled>
            <Labelled label="检查或办理日期" optional problem={fieldOf('doneOn')}>
              {(field) => (
                <DateInput {...field} today={today} value={paper.doneOn} onChange={(doneOn) => put({ doneOn })} />
              )}
            </Labelled>
            <Labelled label="签字日期" problem={fieldOf('signedOn')}>
              {(field) => (
                <DateInput {...field} today={today} value={paper.signedOn} onChange={(signedOn) => put({ signedOn })} />
              )}
            </Labelled>
          </Fields>
        </>
      ) : (
        <Labelled
          label="单据或档案"
          hint={
            records.length === 0
              ? '还没有已签字的单据，也没有带文件的档案。'
              : '只列已挂签字扫描件的单据和有文件的档案。'
          }
          problem={fieldOf('link')}
        >
          {(field) => (
            <Select
              id={field.id}
              showSearch
              optionFilterProp="label"
              value={linked}
              options={[
                { value: '', label: '请选择' },
                ...records.map((r) => ({ value: r.row + r.kind + r.period, label: r.name })),
              ]}
              onChange={setLinked}
            />
          )}
        </Labelled>
      )}
      {counts && (
        <Labelled
          label={`这份报告检查了几项（合同共 ${options.items!.expected} 项）`}
          hint="按项计数的条款照这个数计，少的仍算缺。"
          problem={fieldOf('items')}
        >
          {(field) => (
            <InputNumber
              id={field.id}
              min={0}
              max={options.items!.expected}
              precision={0}
              value={paper.items}
              onChange={(items) => put({ items })}
            />
          )}
        </Labelled>
      )}
      {options.others.length > 0 && (
        <fieldset className={css['others']}>
          <legend>同一期里它还证明（已勾选缺同一种报告的）</legend>
          <div>
            {options.others
              .toSorted((a, b) => Number(b.same) - Number(a.same))
              .map((o) => (
                <Checkbox
                  key={o.id}
                  checked={others.includes(o.id)}
                  onChange={(e) =>
                    setOthers((before) => (e.target.checked ? [...before, o.id] : before.filter((id) => id !== o.id)))
                  }
                >
                  <b>{o.id}</b> {o.text}
                </Checkbox>
              ))}
          </div>
        </fieldset>
      )}
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}
