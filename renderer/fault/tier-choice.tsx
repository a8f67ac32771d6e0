import { type ReactNode, useId } from 'react'
import type { Policy } from '../../domain/sla/policy.ts'
import type { SlaSetting } from '../../domain/sla/setting.ts'
import { internalSign } from './words.ts'
import css from './new-fault.module.css'

interface Props {
  readonly policies: readonly Policy[]
  readonly value: string
  readonly problem: string
  readonly contractual: boolean
  readonly internal: SlaSetting['internal']
  readonly proposal: ReactNode
  readonly onChange: (policy: string) => void
}

/** The tiers with what each is for and what it promises; the user's words decide (A13). */
export function TierChoice({ policies, value, problem, contractual, internal, proposal, onChange }: Props) {
  const id = useId()
  return (
    <fieldset
      className={css['tiers']}
      data-wrong={problem !== ''}
      aria-describedby={problem ? `${id}-problem` : undefined}
    >
      <legend>层级</legend>
      <div className={css['tierRow']}>
        {policies.map((policy) => (
          <label key={policy.key} className={css['tier']} data-chosen={policy.key === value}>
            <input
              type="radio"
              name={id}
              value={policy.key}
              checked={policy.key === value}
              onChange={() => onChange(policy.key)}
            />
            <span>
              <b>
                {policy.key} {policy.name}
              </b>
              {policy.applies && <small>{policy.applies}</small>}
              <small className={css['limits']}>
                {contractual && policy.milestones.length > 0
                  ? policy.milestones
                      .map((m) => `${m.name} ${m.hours === null ? '立即' : `${m.hours} 小时`}`)
                      .join(' · ')
                  : `合同没有约定小时数。${internalWords(internal)}`}
              </small>
            </span>
          </label>
        ))}
      </div>
      {proposal && <p className={css['proposal']}>{proposal}</p>}
      {problem && (
        <p id={`${id}-problem`} className={css['problem']}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}

function internalWords({ response, resolved }: SlaSetting['internal']): string {
  const parts = [
    ...(response === null ? [] : [`响应 ${response} 小时`]),
    ...(resolved === null ? [] : [`解决 ${resolved} 小时`]),
  ]
  return parts.length > 0 ? `${internalSign.word}：${parts.join(' · ')}` : ''
}
