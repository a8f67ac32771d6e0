import { Button } from 'antd'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { dateOf } from '../../domain/time/instant.ts'
import { useLive } from '../client/live.ts'
import { useInspection } from './context.ts'
import { DateField } from './date-field.tsx'
import { useItemProblem } from './item-problem.ts'
import { LockBar } from './lock-bar.tsx'
import { focusField, stopsOf } from './place.ts'
import { useRegister, useTextOf } from './register.ts'
import { StepFrame } from './step-frame.tsx'
import { TextArea } from './text-area.tsx'
import { TextLine } from './text-line.tsx'

/** Step 1: where, who, when, with what. Everything that setup knows is there already. */
export function PrepareStep() {
  const { view, go } = useInspection()
  const { record: row, locked } = view
  const record = { table: 'inspection' as const, row: view.id, heads: row.heads }
  const place = useRegister(record, 'place', { place: row.place?.place ?? '' })
  const people = useRegister(
    record,
    'people',
    row.people ?? { inspector: '', reviewer: '', witness: '', witnessDepartment: '' },
  )
  const span = useRegister(record, 'span', row.span ?? { from: '', to: '' })
  const method = useRegister(record, 'method', row.method ?? { tools: '', limits: '' })
  const gaps = view.gaps.filter((g) => g.step === 'prepare')
  const missing = (field: string): boolean => gaps.some((g) => g.field === field)
  const tell = (sentence: string): void => useItemProblem.setState({ item: '', sentence })
  const problem = useItemProblem((s) => (s.item === '' ? s.sentence : ''))
  const first = stopsOf(view)[1]
  return (
    <StepFrame
      asideLabel="本次检查什么"
      aside={<Aside />}
      state={
        gaps.length > 0 ? (
          <button type="button" className="item-state item-state-open" onClick={() => focusField([gaps[0]!.field])}>
            <CircleDashed aria-hidden="true" />
            <span>
              <b>准备缺 {gaps.length} 处：</b>
              {gaps[0]!.label}
            </span>
          </button>
        ) : (
          <p className="item-state tone-normal">
            <CircleCheck aria-hidden="true" />
            准备完成
          </p>
        )
      }
      actions={
        <Button size="large" type="primary" onClick={() => first && go(first)}>
          {locked ? '下一项' : '开始检查'} <kbd>Enter</kbd>
        </Button>
      }
    >
      <LockBar />
      <h2 className="step-title">准备</h2>
      {problem ? <p role="alert">{problem}</p> : null}
      <section className="card form-card" aria-label="地点和人员">
        <TextLine
          label="检查地点"
          name="place"
          field={useTextOf(place, 'place')}
          readOnly={locked}
          missing={missing('place')}
        />
        <div className="two-columns">
          <TextLine
            label="检查人"
            name="inspector"
            field={useTextOf(people, 'inspector')}
            readOnly={locked}
            missing={missing('inspector')}
          />
          <TextLine
            label="复核人"
            name="reviewer"
            field={useTextOf(people, 'reviewer')}
            readOnly={locked}
            placeholder="没有可不填"
          />
          <TextLine
            label="院方见证人"
            name="witness"
            field={useTextOf(people, 'witness')}
            readOnly={locked}
            missing={missing('witness')}
          />
          <TextLine
            label="见证人科室"
            name="witness-department"
            field={useTextOf(people, 'witnessDepartment')}
            readOnly={locked}
          />
        </div>
      </section>
      <Hotline missing={missing('hotline')} locked={locked} />
      <section className="card form-card" aria-label="时间和方法">
        <div className="two-columns">
          <DateField
            label="检查开始日期"
            name="from"
            value={span.value.from}
            readOnly={locked}
            onChange={(from) => void span.put({ from }, true, tell)}
          />
          <DateField
            label="检查结束日期"
            name="to"
            value={span.value.to}
            readOnly={locked}
            onChange={(to) => void span.put({ to }, true, tell)}
          />
        </div>
        <p className="form-help">不填时按第一项和最后一项的检查时间写。</p>
        <TextArea
          label="检查工具和方法"
          name="tools"
          field={useTextOf(method, 'tools')}
          readOnly={locked}
          placeholder="例如：现场查看、只读账号查询、系统自带命令"
        />
        <TextArea
          label="范围限制"
          name="limits"
          field={useTextOf(method, 'limits')}
          readOnly={locked}
          placeholder="没有可不填，例如：本次不含备机"
        />
      </section>
    </StepFrame>
  )
}

/** The 7×24 hotline stands on every report; it belongs to the firm, not to this inspection. */
function Hotline({ missing, locked }: { missing: boolean; locked: boolean }) {
  const firm = useLive('setup.records', {}).data?.firm
  const register = useRegister(
    { table: 'firm', row: 'firm', heads: firm?.heads ?? {} },
    'hotline',
    firm?.hotline ?? { phone: '' },
  )
  return (
    <section className="card form-card" aria-label="热线">
      <TextLine
        label="7×24 热线电话（印在每份报告上）"
        name="hotline"
        field={useTextOf(register, 'phone')}
        readOnly={locked}
        missing={missing}
      />
    </section>
  )
}

function Aside() {
  const { view, checklist } = useInspection()
  return (
    <section className="aside-part" aria-label="本次检查什么">
      <header>
        <h3>本次检查</h3>
        <span>{view.record.plan?.number}</span>
      </header>
      <dl className="facts">
        <dt>合同期内本季度</dt>
        <dd>
          {view.period.from} 至 {view.period.to}
        </dd>
        {checklist.sections.map((s) => (
          <div key={s.id}>
            <dt>{s.title}</dt>
            <dd>{s.items.length} 项</dd>
          </div>
        ))}
        <dt>建立日期</dt>
        <dd>{view.record.plan ? dateOf(view.record.plan.createdAt) : ''}</dd>
        {view.record.plan?.backfilled ? (
          <>
            <dt>补录</dt>
            <dd>本季度已过，按已签报告补录</dd>
          </>
        ) : null}
      </dl>
      {view.carried.length > 0 ? (
        <>
          <h3>上季度遗留 {view.carried.length}</h3>
          <ul className="carried">
            {view.carried.map((f) => (
              <li key={f.id}>
                {f.problem?.description || f.advice?.text || f.origin?.item}
                <small>
                  {f.origin?.period} {f.advice?.due ? `应于 ${f.advice.due} 完成` : ''}
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
