import { Button } from 'antd'
import { ChevronDown, ChevronRight, CircleCheck, CircleX } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import css from './acceptance.module.css'
import { actionPath } from './action-path.ts'

type Rule = OutputOf<'acceptance.state'>['rules'][number]

/** Failures that are listed before the rest is asked for. */
const shownAtFirst = 20

/** 可追溯七条规则 with their counts, the failed ones first; a failed one opens into its sentences. */
export function Rules({ contract, rules }: { readonly contract: string; readonly rules: readonly Rule[] }) {
  const ordered = rules.toSorted((a, b) => Number(a.ok) - Number(b.ok) || a.n - b.n)
  return (
    <section className={css['rules']} aria-labelledby="rules-title">
      <header>
        <h2 id="rules-title">可追溯七条规则</h2>
        <b>
          {rules.filter((r) => r.ok).length}/{rules.length}
        </b>
      </header>
      <ol>
        {ordered.map((rule) => (
          <RuleLine key={rule.n} contract={contract} rule={rule} />
        ))}
      </ol>
    </section>
  )
}

function RuleLine({ contract, rule }: { readonly contract: string; readonly rule: Rule }) {
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  const label = (
    <>
      <span className={css['n']}>{rule.n}</span>
      <span className={css['title']}>{rule.title}</span>
      <span className={css['count']}>{rule.count}</span>
    </>
  )
  if (rule.ok)
    return (
      <li className={css['passed']}>
        <div className={css['line']}>
          <CircleCheck size={18} aria-label="通过" role="img" />
          {label}
        </div>
      </li>
    )
  const shown = all ? rule.failures : rule.failures.slice(0, shownAtFirst)
  return (
    <li className={css['failed']}>
      <button type="button" className={css['line']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <CircleX size={18} aria-label="未通过" role="img" />
        {label}
        {open ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
      </button>
      {open && (
        <ul className={css['failures']}>
          {shown.map((f, n) => (
            <li key={n}>
              {f.sentence}
              {f.step && (
                <>
                  {' '}
                  <Link href={actionPath(f.step.action, contract)}>{f.step.label}</Link>
                </>
              )}
            </li>
          ))}
          {shown.length < rule.failures.length && (
            <li>
              <Button size="small" onClick={() => setAll(true)}>
                再看 {rule.failures.length - shown.length} 条
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  )
}
