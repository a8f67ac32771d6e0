import { Input, Select } from 'antd'
import { useState } from 'react'
import { clockOf, dateOf, isDate } from '../../domain/time/instant.ts'
import { save } from '../client/call.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { type ReportVersion, useDocument } from './context.ts'
import { Dialog } from './dialog.tsx'
import { noProblem, problemOf } from './dialog-problem.ts'

/** As the report's own receipt names them. */
const ways = ['现场签收', '邮寄', '电子']
const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** Who received the report, how and when. */
export function DeliveryDialog({ report, onClose }: { readonly report: ReportVersion; readonly onClose: () => void }) {
  const { state } = useDocument()
  const before = report.delivery
  const [receiver, setReceiver] = useState(before?.receiver ?? '')
  const [way, setWay] = useState(before?.way ?? ways[0]!)
  const [day, setDay] = useState(() => dateOf(before?.at ?? state.now))
  const [time, setTime] = useState(() => clockOf(before?.at ?? state.now))
  const [problem, setProblem] = useState(noProblem)
  const submit = async (): Promise<void> => {
    const fields = {
      ...(receiver.trim() === '' ? { receiver: '请填写接收人' } : {}),
      ...(isDate(day) ? {} : { day: '请填写送达日期' }),
      ...(clock.test(time) ? {} : { time: '请写成 15:08 的样子' }),
    }
    setProblem({ sentence: '', fields })
    if (Object.keys(fields).length > 0) return
    const done = await save(
      'report.deliver',
      () => ({ report: report.id, receiver, way, at: `${day}T${time}:00.000+08:00` }),
      undefined,
      (o) => setProblem(problemOf(o)),
    )
    if (done) onClose()
  }
  return (
    <Dialog title={`送达 ${report.version!.version}`} okText="登记送达" onOk={submit} onClose={onClose}>
      <Labelled label="接收人" problem={problem.fields['receiver'] ?? ''}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            value={receiver}
            placeholder={state.signer}
            onChange={(event) => setReceiver(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label="签收方式">
        {(field) => (
          <Select {...field} value={way} onChange={setWay} options={ways.map((value) => ({ value, label: value }))} />
        )}
      </Labelled>
      <Labelled label="送达日期" problem={problem.fields['day'] ?? ''}>
        {(field) => <DateInput {...field} today={dateOf(state.now)} value={day} onChange={setDay} />}
      </Labelled>
      <Labelled label="时间" problem={problem.fields['time'] ?? ''}>
        {(field) => <Input {...field} value={time} onChange={(event) => setTime(event.target.value)} />}
      </Labelled>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}
