import { Button } from 'antd'
import { Repeat2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { verdictName } from '../../domain/verdict.ts'
import type { InputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useMay } from '../client/office.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { ConflictCard, type ConflictView } from './conflict-card.tsx'
import { sameHand } from './group.ts'
import { conflictPath } from './opens.ts'
import css from './sync.module.css'
import { registerName, shownOf } from './value-lines.ts'

type Choice = InputOf<'sync.resolve'>['choice']

interface Props {
  readonly conflict: ConflictView
  /** Decided with it. */
  readonly with_: readonly ConflictView[]
  /** This very device. */
  readonly device: string
  readonly today: string
  readonly arrive: ((element: HTMLElement | null) => void) | null
}

/** One conflict with its cards. Nothing is proposed: both values stay until a person says which one holds. */
export function Conflict({ conflict, with_, device, today, arrive }: Props) {
  const { table, register, kind, values, label, measures } = conflict
  const may = useMay('sync.resolve')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const resolve = async (of: ConflictView, choice: Choice): Promise<boolean> => {
    const { table, row, register } = of
    const shown = of.values.map((v) => v.op)
    const done = await save(
      'sync.resolve',
      () => ({ table, row, register, shown, choice }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    return done !== undefined
  }
  const decide = async (choice: Choice): Promise<void> => {
    setBusy(true)
    setProblem('')
    const one = values.find((v) => v.op === ('op' in choice ? choice.op : 'first' in choice ? choice.first : ''))
    // What follows goes first: the result itself stays on screen until all of it is decided.
    for (const follower of with_) {
      const op = one && sameHand(follower, one.deviceId)
      if (op !== undefined && !(await resolve(follower, { choose: 'one', op }))) return setBusy(false)
    }
    await resolve(conflict, choice)
    setBusy(false)
  }
  const path = conflictPath(conflict)
  const headOf = ({ value }: ConflictView['values'][number]): string => {
    const { head, verdict } = shownOf(register, value, measures)
    return verdict && head !== verdictName[verdict] ? `${head} ${verdictName[verdict]}` : head
  }
  const [first, second] = values
  const twice = table === 'inspection_item' && register === 'meas' && values.length === 2 && first && second
  return (
    <article className={css['conflict']} aria-label={`${label.text} · ${registerName(register)}`}>
      <header className={css['about']}>
        <h3>
          {label.text} · {registerName(register)}
        </h3>
        {path && <Link href={path}>打开记录</Link>}
      </header>
      {kind === 'newer' && <p className={css['meta']}>这一项由更新版本的“巡检”写成，请先升级本程序，再在这里决定。</p>}
      {kind === 'void' && <p className={css['meta']}>有人把这条记录作废了，另一台电脑不知道，又改了它。</p>}
      <div className={css['cards']}>
        {values.map((value, n) => (
          <ConflictCard
            key={value.op}
            register={register}
            measures={measures}
            value={value}
            today={today}
            here={value.deviceId === device}
            busy={busy}
            choose={kind === 'newer' || !may ? null : kind === 'void' ? '确认作废' : '采用这一份'}
            onChoose={() => void decide({ choose: 'one', op: value.op })}
            arrive={n === 0 ? arrive : null}
          />
        ))}
      </div>
      {kind === 'void' && may && (
        <Button block disabled={busy} onClick={() => void decide({ choose: 'restore' })}>
          恢复记录，不作废
        </Button>
      )}
      {twice && may && (
        <Button
          block
          disabled={busy}
          icon={<Repeat2 size={18} aria-hidden />}
          onClick={() => void decide({ choose: 'sequence', first: first.op })}
        >
          {`两份都对，先后两次：记为 现场处理前 ${headOf(first)} → 复测 ${headOf(second)}`}
        </Button>
      )}
      {with_.length > 0 && <p className={css['meta']}>同一台电脑记下的问题，随选定的这一份。</p>}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </article>
  )
}
