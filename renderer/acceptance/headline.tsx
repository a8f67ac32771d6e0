import { Button } from 'antd'
import { CircleCheck, CircleX } from 'lucide-react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import { useArrival } from '../ui/arrival.ts'
import { useMainKey } from '../ui/main-key.ts'
import css from './acceptance.module.css'
import { actionPath } from './action-path.ts'

/** The answer: complete, or the first refusal word for word with the button that mends it. */
export function Headline({
  contract,
  state,
}: {
  readonly contract: string
  readonly state: OutputOf<'acceptance.state'>
}) {
  const [, navigate] = useLocation()
  const arrival = useArrival<HTMLButtonElement>()
  const { refusal, rules } = state
  const failed = rules.filter((r) => !r.ok).length
  const step = refusal?.step ?? null
  const mend = step ? () => navigate(actionPath(step.action, contract)) : null
  useMainKey(mend)
  if (!refusal)
    return (
      <section className={`${css['headline']} ${css['good']}`} aria-label="结论">
        <CircleCheck size={30} aria-hidden />
        <div>
          <h2>可以出完整验收包</h2>
          <p>七条规则全部通过。</p>
        </div>
      </section>
    )
  return (
    <section className={`${css['headline']} ${css['bad']}`} aria-label="结论">
      <CircleX size={30} aria-hidden />
      <div>
        <h2>还不能出完整验收包：{failed} 条规则未通过</h2>
        <p className={css['refusal']} data-testid="refusal">
          {refusal.sentence}
        </p>
      </div>
      {step && mend && (
        <Button type="primary" size="large" ref={arrival} className={css['mend'] ?? ''} onClick={mend}>
          {step.label}
        </Button>
      )}
    </section>
  )
}
