import { CircleCheck, Circle } from 'lucide-react'
import { useId } from 'react'
import { ImportPack } from './import-pack.tsx'
import type { PackSummary } from './pack-summary.ts'
import css from './setup.module.css'

interface Props {
  readonly packs: readonly PackSummary[]
  readonly chosen: string
  readonly problem: string
  readonly choose: (pack: PackSummary) => void
}

/** Which contract this is: the packs at hand as a radio group, and a file that may bring another. */
export function PackChoice({ packs, chosen, problem, choose }: Props) {
  const name = useId()
  return (
    <fieldset className={css['packs']} aria-describedby={problem ? `${name}-problem` : undefined}>
      <legend>合同包</legend>
      <div className={css['packRow']}>
        {packs.map((pack) => {
          const on = pack.sha256 === chosen
          const Icon = on ? CircleCheck : Circle
          return (
            <label key={pack.sha256} className={css['pack']} data-on={on}>
              <input
                type="radio"
                name={name}
                data-key="pack"
                className="visually-hidden"
                checked={on}
                onChange={() => choose(pack)}
              />
              <Icon size={18} aria-hidden />
              <b>{pack.name}</b> <small>{pack.clauses} 条</small>
            </label>
          )
        })}
        <ImportPack onImported={choose} />
      </div>
      {problem && (
        <p id={`${name}-problem`} className={css['problem']}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}
