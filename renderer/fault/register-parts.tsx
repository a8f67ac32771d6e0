import { Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { isInstant } from '../../domain/fault/timeline.ts'
import { type Register, useRegister, useTextOf } from '../inspection/register.ts'
import { InstantInput, noInstant } from '../ui/instant-input.tsx'
import { readInstant } from '../ui/instant-text.ts'
import { type FieldProps, Labelled } from '../ui/labelled.tsx'
import { useForm } from './form-context.ts'
import css from './form.module.css'

/** A register of the form's record. Its parts must share one, or they would overwrite each other. */
export function useFormRegister<V extends object>(register: string, stored: V | null, empty: V): Register<V> {
  return useRegister(useForm().record, register, stored ?? empty)
}

interface GroupProps {
  /** Register that it edits: where gaps lead. */
  readonly field: string
  readonly title?: string
  readonly children: ReactNode
}

/** The fields of one register. */
export function Group({ field, title, children }: GroupProps) {
  const { missing } = useForm()
  return (
    <section className={css['group']} data-field={field} aria-label={title}>
      {title && (
        <h3>
          {title}
          {missing.has(field) && <span className={css['gap']}>待填</span>}
        </h3>
      )}
      <div className={css['fields']}>{children}</div>
    </section>
  )
}

interface PartProps<V extends object> {
  readonly of: Register<V>
  readonly part: keyof V & string
  readonly label: string
  readonly hint?: string
  /** Whole width of the form. */
  readonly wide?: boolean
}

/** What stands where nothing can be edited. */
function Shown({
  label,
  value,
  wide = false,
}: {
  readonly label: string
  readonly value: string
  readonly wide?: boolean
}) {
  return (
    <div className={wide ? css['wide'] : ''}>
      <span className={css['shownLabel']}>{label}</span>
      <p className={css['shown']}>{value || '—'}</p>
    </div>
  )
}

function Slot({ wide = false, ...props }: Omit<Parameters<typeof Labelled>[0], 'span'> & { readonly wide?: boolean }) {
  return (
    <div className={wide ? css['wide'] : ''}>
      <Labelled {...props} />
    </div>
  )
}

/** A text that saves while it is typed; `long` for several lines. */
export function TextPart<V extends object>({
  of,
  part,
  label,
  hint,
  wide = false,
  long = false,
}: PartProps<V> & { readonly long?: boolean }) {
  const { readOnly } = useForm()
  const text = useTextOf(of, part)
  if (readOnly) return <Shown label={label} value={text.value} wide={wide || long} />
  const input = (field: FieldProps) => ({ ...field, value: text.value, onBlur: text.leave })
  return (
    <Slot label={label} hint={hint} problem={text.problem} wide={wide || long}>
      {(field) =>
        long ? (
          <Input.TextArea {...input(field)} className="growing" onChange={(e) => text.change(e.target.value)} />
        ) : (
          <Input {...input(field)} onChange={(e) => text.change(e.target.value)} />
        )
      }
    </Slot>
  )
}

/** A point in time: saved on leaving, once it is one. What is none stays in the field and says so. */
export function InstantPart<V extends object>({ of, part, label, hint, wide = false }: PartProps<V>) {
  const { readOnly, now } = useForm()
  const stored = String(of.value[part] ?? '')
  const shown = isInstant(stored) ? dateTimeOf(stored) : stored
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  if (readOnly) return <Shown label={label} value={shown} />
  const take = async (): Promise<void> => {
    if (typed === null) return
    const at = readInstant(typed, now)
    if (at === null) return setProblem(noInstant)
    setProblem('')
    if (at !== stored) {
      let why = ''
      const done = await of.put({ [part]: at } as Partial<V>, true, (sentence) => (why = sentence))
      if (done === undefined) return setProblem(why)
    }
    setTyped(null)
  }
  return (
    <Slot label={label} hint={hint} problem={problem} wide={wide}>
      {(field) => (
        <InstantInput {...field} value={typed ?? shown} now={now} onChange={setTyped} onBlur={() => void take()} />
      )}
    </Slot>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

/** One of several; empty is 未定. */
export function ChoicePart<V extends object>({
  of,
  part,
  label,
  hint,
  options,
  wide = false,
  nothing = null,
  unset = false,
}: PartProps<V> & {
  /** Nobody chose yet, whatever the register holds. */
  readonly unset?: boolean
  readonly options: readonly Option[]
  /** What the register holds while nothing is chosen. */
  readonly nothing?: string | null
}) {
  const { readOnly } = useForm()
  const [problem, setProblem] = useState('')
  const value = unset ? '' : ((of.value[part] ?? '') as string)
  if (readOnly)
    return <Shown label={label} value={options.find((o) => o.value === value)?.label ?? value} wide={wide} />
  return (
    <Slot label={label} hint={hint} problem={problem} wide={wide}>
      {(field) => (
        <Select
          {...field}
          allowClear
          value={value === '' ? null : value}
          placeholder="未定"
          options={[...options]}
          onChange={(next: string | null | undefined) => {
            setProblem('')
            void of.put({ [part]: next ?? nothing } as Partial<V>, true, setProblem)
          }}
        />
      )}
    </Slot>
  )
}

/** Yes, no or not known yet. */
export function YesNoPart<V extends object>({
  yes,
  no,
  of,
  part,
  label,
  hint,
}: PartProps<V> & { readonly yes: string; readonly no: string }) {
  const { readOnly } = useForm()
  const [problem, setProblem] = useState('')
  const value = of.value[part] as boolean | null
  if (readOnly) return <Shown label={label} value={value === null ? '' : value ? yes : no} />
  return (
    <Slot label={label} hint={hint} problem={problem}>
      {(field) => (
        <Select
          {...field}
          allowClear
          value={value === null ? null : value ? 'yes' : 'no'}
          placeholder="未定"
          options={[
            { value: 'yes', label: yes },
            { value: 'no', label: no },
          ]}
          onChange={(next: string | null | undefined) => {
            setProblem('')
            void of.put({ [part]: next == null ? null : next === 'yes' } as Partial<V>, true, setProblem)
          }}
        />
      )}
    </Slot>
  )
}
