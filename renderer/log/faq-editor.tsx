import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { FaqEntry } from '../../domain/service/view.ts'
import { save } from '../client/call.ts'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './log.module.css'

interface Props {
  readonly contract: string
  /** Null for a new one. */
  readonly entry: FaqEntry | null
  readonly onClose: () => void
}

/** A question and its answer as the next one is offered them. */
export function FaqEditor({ contract, entry, onClose }: Props) {
  const [question, setQuestion] = useState(entry?.question ?? '')
  const [answer, setAnswer] = useState(entry?.answer ?? '')
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const failed = (outcome: Parameters<typeof problemOf>[0]): void => setProblem(problemOf(outcome))
  const put = async (): Promise<void> => {
    setProblem(noProblem)
    const input = { id: entry?.id ?? '', contract, question, answer }
    if (await save('faq.save', () => input, undefined, failed)) onClose()
  }
  const take = async (): Promise<void> => {
    if (entry && (await save('faq.void', () => ({ id: entry.id }), undefined, failed))) onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void put()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className={css['editor']}
      aria-label={entry ? `修改 ${entry.number}` : '新的常见问题'}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void put()
      }}
    >
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
      <Labelled label="问题" problem={problem.fields['question'] ?? ''}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            maxLength={2000}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label="答复" problem={problem.fields['answer'] ?? ''}>
        {(field) => (
          <Input.TextArea
            {...field}
            className="growing"
            maxLength={20_000}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </Labelled>
      <div className={css['editorActs']}>
        {entry && (
          <Button danger onClick={() => void take()}>
            不再提示这一条
          </Button>
        )}
        <span className={css['fill']} />
        <Button onClick={onClose}>取消</Button>
        <Button htmlType="submit">保存</Button>
      </div>
    </form>
  )
}
