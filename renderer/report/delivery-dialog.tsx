import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { save } from '../client/call.ts'
import { useInspection } from '../inspection/context.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './aside.module.css'
import { noProblem, problemOf } from './dialog-problem.ts'
import { FormRow } from './form-row.tsx'
import type { ReportVersion } from './stage.ts'

/** As the report's own receipt names them. */
const ways = ['现场签收', '邮寄', '电子']

/** Who received the report, how and when. */
export function DeliveryDialog({ report, onClose }: { readonly report: ReportVersion; readonly onClose: () => void }) {
  const { view } = useInspection()
  const [receiver, setReceiver] = useState(report.delivery?.receiver ?? '')
  const [way, setWay] = useState(report.delivery?.way ?? ways[0]!)
  const [at, setAt] = useState(() => dateTimeOf(report.delivery?.at ?? view.now).replace(' ', 'T'))
  const [problem, setProblem] = useState(noProblem)
  const submit = async (): Promise<void> => {
    if (at === '') return setProblem({ sentence: '', fields: { at: '请填写送达时间' } })
    const done = await save('report.deliver', () => ({ report: report.id, receiver, way, at: `${at}:00.000+08:00` }), undefined, (o) => setProblem(problemOf(o)))
    if (done) onClose()
  }
  return (
    <Modal open title={`送达 ${report.version!.version}`} okText="登记送达" cancelText="取消" onOk={() => void submit()} onCancel={onClose}>
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <FormRow label="接收人" problem={problem.fields['receiver']}>
          <Input autoFocus value={receiver} placeholder={view.record.people?.witness ?? ''} onChange={(event) => setReceiver(event.target.value)} />
        </FormRow>
        <FormRow label="签收方式">
          <Select value={way} onChange={setWay} options={ways.map((value) => ({ value, label: value }))} />
        </FormRow>
        <FormRow label="送达时间" problem={problem.fields['at']}>
          <Input type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
        </FormRow>
        {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
