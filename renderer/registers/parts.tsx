import { Input } from 'antd'
import { useState } from 'react'
import { readYuan, yuanOf } from '../../domain/money.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { useForm } from '../fault/form-context.ts'
import css from '../fault/form.module.css'
import { readDate } from '../inspection/date-text.ts'
import type { Register } from '../inspection/register.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Labelled } from '../ui/labelled.tsx'

interface PartProps<V extends object> {
  readonly of: Register<V>
  readonly part: keyof V & string
  readonly label: string
  readonly hint?: string
}

/** What stands where nothing can be edited. */
function Shown({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <span className={css['shownLabel']}>{label}</span>
      <p className={css['shown']}>{value || '—'}</p>
    </div>
  )
}

/** A date: saved on leaving, once it is one. What is none stays in the field and says so. */
export function DatePart<V extends object>({ of, part, label, hint }: PartProps<V>) {
  const { readOnly, now } = useForm()
  const stored = String(of.value[part] ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const today = dateOf(now)
  if (readOnly) return <Shown label={label} value={stored} />
  const take = async (): Promise<void> => {
    if (typed === null) return
    const on = readDate(typed, today)
    if (on === null) return setProblem('不是日期，请写成 2024-06-30。')
    setProblem('')
    if (on !== stored) {
      let why = ''
      const done = await of.put({ [part]: on } as Partial<V>, true, (sentence) => (why = sentence))
      if (done === undefined) return setProblem(why)
    }
    setTyped(null)
  }
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(field) => (
        <DateInput {...field} value={typed ?? stored} today={today} onChange={setTyped} onBlur={() => void take()} />
      )}
    </Labelled>
  )
}

/** An amount in yuan, kept in cents: saved on leaving, once it is one. */
export function MoneyPart<V extends object>({ of, part, label, hint }: PartProps<V>) {
  const { readOnly } = useForm()
  const stored = of.value[part] as number | null
  const shown = stored === null ? '' : yuanOf(stored)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  if (readOnly) return <Shown label={label} value={shown} />
  const take = async (): Promise<void> => {
    if (typed === null) return
    const cents = typed.trim() === '' ? null : readYuan(typed)
    if (cents === null && typed.trim() !== '') return setProblem('不是金额，请写元，最多两位小数，如 1200.50。')
    setProblem('')
    if (cents !== stored) {
      let why = ''
      const done = await of.put({ [part]: cents } as Partial<V>, true, (sentence) => (why = sentence))
      if (done === undefined) return setProblem(why)
    }
    setTyped(null)
  }
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(field) => (
        <Input
          {...field}
          inputMode="decimal"
          value={typed ?? shown}
          onChange={(e) => setTyped(e.target.value)}
          onBlur={() => void take()}
        />
      )}
    </Labelled>
  )
}
