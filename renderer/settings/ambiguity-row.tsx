import { Checkbox, Select } from 'antd'
import { PenLine } from 'lucide-react'
import { useId } from 'react'
import { type Ambiguity, isDecided, readingOf } from '../../domain/sla/ambiguity.ts'
import { defaultSlaSetting, type SlaSetting } from '../../domain/sla/setting.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import { Decision, type PartOfSla } from './decision.tsx'
import { type Put, SettingNumber } from './setting-number.tsx'
import css from './sla.module.css'
import { WorkingDay } from './working-day.tsx'

interface Props {
  readonly ambiguity: Ambiguity
  readonly setting: SlaSetting
  readonly tiers: readonly { readonly key: string; readonly name: string }[]
  /** Clause id to its text: words are quoted only from the contract that has them. */
  readonly clauses: ReadonlyMap<string, string>
  readonly today: string
  readonly put: Put<PartOfSla>
  /** Why the last choice was not saved, for above the rows; empty when it was. */
  readonly say: (sentence: string) => void
}

/** One open question: the contract's words, how they are read, and by whose word where that is not the default. */
export function AmbiguityRow({ ambiguity, setting, tiers, clauses, today, put, say }: Props) {
  const change = (part: PartOfSla): void => {
    say('')
    void put(part, true, say)
  }
  const question = useId()
  const { id, wording, readings, numbers } = ambiguity
  const usual = readingOf(ambiguity, defaultSlaSetting)
  const differs = isDecided(ambiguity, setting)
  const quoted = wording !== null && clauses.get(wording.clause)?.includes(wording.quote)
  return (
    <li className={css['row']}>
      <span className={css['number']}>{id}</span>
      <div className={css['question']}>
        <h3 id={question}>{ambiguity.question}</h3>
        <p>
          {quoted ? (
            <>
              {wording.clause}“{wording.quote}”
            </>
          ) : (
            '合同没有写'
          )}{' '}
          · 由{ambiguity.decides}定
        </p>
      </div>
      <div className={css['answer']}>
        {readings.length > 0 && (
          <Select
            aria-labelledby={question}
            className={css['select'] ?? ''}
            value={readingOf(ambiguity, setting)}
            options={readings.map(({ label }, value) => ({
              value,
              label: value === usual ? `${label}（默认）` : label,
            }))}
            onChange={(chosen) => change(() => readings[chosen]!.set)}
          />
        )}
        {numbers.map((number) => (
          <SettingNumber
            key={number.field}
            {...number}
            value={setting[number.field]}
            usual={defaultSlaSetting[number.field]}
            put={(value, ...how) => put(() => ({ [number.field]: value! }), ...how)}
          />
        ))}
        {ambiguity.tiers && (
          <Checkbox.Group
            aria-labelledby={question}
            value={[...setting.general]}
            options={tiers.map(({ key, name }) => ({ value: key, label: `${key} ${name}` }))}
            onChange={(general) =>
              change(() => ({ general: tiers.map((t) => t.key).filter((key) => general.includes(key)) }))
            }
          />
        )}
        {id === 'A2' && setting.hours === 'working' && (
          <WorkingDay day={setting.workingDay} put={(workingDay) => change(() => ({ workingDay }))} />
        )}
      </div>
      {differs && (
        <div className={css['decision']}>
          <StatusPill tone="info" icon={PenLine}>
            与默认不同
          </StatusPill>
          <Decision id={id} setting={setting} today={today} put={put} change={change} />
        </div>
      )}
    </li>
  )
}
