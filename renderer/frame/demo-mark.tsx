import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { transport } from '../client/transport.ts'
import css from './frame.module.css'

/** Over every screen of the demo, so that nobody takes an example for a record. */
export function DemoMark() {
  const demo = useLive('about.workspace', {}).data?.demo ?? false
  const [problem, setProblem] = useState('')
  if (!demo) return null
  const leave = async (): Promise<void> => {
    const outcome = await transport.host.openWorkspace('main')
    if (!outcome.ok) setProblem(sentenceOf(outcome))
  }
  return (
    <div className={css['demo']} role="region" aria-label="演示工作区">
      <FlaskConical size={16} aria-hidden />
      演示工作区 · 示例数据
      <button type="button" className={css['leave']} onClick={() => void leave()}>
        回到我的工作区
      </button>
      {problem && <span role="alert">{problem}</span>}
    </div>
  )
}
