import { Button, Input } from 'antd'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useMainKey } from '../ui/main-key.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './aside.module.css'
import { useDocument } from './context.ts'
import { Dialog } from './dialog.tsx'
import { useTask } from './run-task.ts'
import { standing } from './stage.ts'
import { TaskProgress } from './task-progress.tsx'

/** Reminders that the dialog names one by one. */
const listed = 4

/** 定稿, with what it needs before and what it does, told before it is done. */
export function Finalise({ onDone }: { readonly onDone: () => void }) {
  const { target, state: check, toGap, about } = useDocument()
  const [asking, setAsking] = useState(false)
  const task = useTask('report.finalise')
  const failed = check.lines.filter((l) => !l.ok).length
  const ask = (): void => setAsking(true)
  useMainKey(check.ready ? ask : toGap)
  const before = standing(check)
  const [reason, setReason] = useState('')
  const reasoned = before !== null && !check.locks
  const finalise = async (): Promise<void> => {
    if (!(await task.run({ ...target, ...(reasoned ? { reason } : {}) }))) return
    setAsking(false)
    onDone()
  }

  return (
    <section className={css['part']}>
      {check.ready ? (
        <Button
          type="primary"
          size="large"
          block
          className={css['main']!}
          icon={<Lock size={18} aria-hidden />}
          onClick={ask}
        >
          定稿 {check.version}
        </Button>
      ) : (
        <>
          <Button size="large" block disabled>
            定稿 {check.version}（
            {failed > 0 || check.conflicts === 0 ? `自检还差 ${failed} 项` : `${check.conflicts} 处冲突待决定`}）
          </Button>
          <Button type="primary" size="large" block onClick={toGap}>
            下一处缺项 <KeyCap>F8</KeyCap>
          </Button>
        </>
      )}
      <p className={css['help']}>
        {check.locks ? '定稿后只读，' : '定稿后这一版不再变，'}写入内容哈希。以后更正出 {nextOf(check.version)}，
        {check.version} 保留。
      </p>
      {asking && (
        <Dialog
          title={`定稿 ${check.number} ${check.version}`}
          okText={`定稿 ${check.version}`}
          cancelText="先不定稿"
          bare
          busy={task.running !== null}
          onOk={finalise}
          onClose={() => (task.running ? task.cancel() : setAsking(false))}
        >
          {about}
          {check.correction && before && (
            <p>
              更正原因：{check.correction.reason}。{before.version!.version} 保留，标为已被替代。
            </p>
          )}
          {reasoned && (
            <Labelled label="出新版本的原因（印在修改记录里）">
              {(field) => (
                <Input.TextArea
                  {...field}
                  autoFocus
                  rows={2}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Labelled>
          )}
          {check.reminders.length > 0 && (
            <div>
              <b>请再看一眼 {check.reminders.length} 处，不阻止定稿：</b>
              <ul className={css['bullets']}>
                {check.reminders.slice(0, listed).map((r) => (
                  <li key={r.sentence}>{r.sentence}</li>
                ))}
                {check.reminders.length > listed && <li>其余 {check.reminders.length - listed} 处不再列出。</li>}
              </ul>
            </div>
          )}
          <p>
            {check.locks ? '定稿后只读。' : ''}更正只能出 {nextOf(check.version)}，{check.version} 保留。
          </p>
          {task.running && <TaskProgress running={task.running} label="正在生成报告" onCancel={task.cancel} />}
          {task.problem && <ProblemBar tone="err">{task.problem}</ProblemBar>}
        </Dialog>
      )}
    </section>
  )
}

/** The version after `V1.0` is `V1.1`. */
function nextOf(version: string): string {
  return version.replace(/\d+$/, (n) => String(Number(n) + 1))
}
