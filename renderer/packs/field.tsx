import { Checkbox, Input, InputNumber, Select } from 'antd'
import { withAt } from '../../domain/pack/edit.ts'
import { labelOf, type Path, valueAt } from '../../domain/pack/place.ts'
import { type FieldProps, Labelled } from '../ui/labelled.tsx'
import { problemOf, useEditing } from './context.ts'
import { ConditionInput } from './condition-input.tsx'
import type { FieldSpec } from './spec.ts'
import css from './packs.module.css'
import { TypedText } from './typed-text.tsx'

interface Props {
  readonly spec: FieldSpec
  /** The entry that the field belongs to. */
  readonly at: Path
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value)
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
const numbers = (text: string): (number | string)[] =>
  text
    .split(/[,，、\s]+/)
    .filter((part) => part !== '')
    .map((part) => (/^-?\d+$/.test(part) ? Number(part) : part))

/** One field of the pack with its label, and below it what is wrong with what stands in it. */
export function PackField({ spec, at }: Props) {
  const { body, problems } = useEditing()
  const keys = spec.key.split('.')
  const path = [...at, ...keys]
  const value = valueAt(body, path)
  const parent = keys.at(-2) ?? [...at].reverse().find((key) => typeof key === 'string')
  const label = labelOf(keys.at(-1)!, parent)
  return (
    <Labelled
      label={keys.length > 1 && keys[0] !== 'faults' ? `${labelOf(keys[0]!, undefined)} · ${label}` : label}
      span={spec.span ?? 1}
      problem={problemOf(problems, path)}
      hint={spec.hint}
    >
      {(field) => <Control spec={spec} path={path} value={value} field={field} label={label} />}
    </Labelled>
  )
}

interface ControlProps {
  readonly spec: FieldSpec
  readonly path: Path
  readonly value: unknown
  readonly field: FieldProps
  readonly label: string
}

function Control({ spec, path, value, field, label }: ControlProps) {
  const { change, leave, clauses } = useEditing()
  const put = (next: unknown): void => change((body) => withAt(body, path, next))
  const options = spec.choices?.map(([id, name]) => ({ value: id, label: name })) ?? []
  const shared = { ...field, onBlur: leave }
  const select = { ...shared, popupMatchSelectWidth: false, showSearch: { optionFilterProp: 'label' } } as const
  switch (spec.as) {
    case 'text':
    case 'name':
      return (
        <Input
          {...shared}
          value={asText(value)}
          onChange={({ target }) => put(spec.as === 'name' && target.value === '' ? null : target.value)}
        />
      )
    case 'long':
      return (
        <Input.TextArea
          {...shared}
          rows={1}
          className={css['grow'] ?? ''}
          value={asText(value)}
          onChange={({ target }) => put(target.value)}
        />
      )
    case 'lines':
      return <TypedText {...shared} value={asList(value).map(asText).join('\n')} put={(text) => put(lines(text))} />
    case 'numbers':
      return <TypedText {...shared} value={asList(value).map(asText).join(', ')} put={(text) => put(numbers(text))} />
    case 'json':
      return (
        <TypedText
          {...shared}
          mono
          value={typeof value === 'string' ? value : JSON.stringify(value ?? null, null, 1)}
          put={(text) => put(parsed(text))}
        />
      )
    case 'number':
    case 'perhaps':
      return (
        <InputNumber
          {...shared}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => put(next)}
          style={{ width: '100%' }}
        />
      )
    case 'flag':
      return (
        <Checkbox id={field.id} checked={value === true} onBlur={leave} onChange={({ target }) => put(target.checked)}>
          是
        </Checkbox>
      )
    case 'choice':
    case 'maybe':
      return (
        <Select
          {...select}
          aria-label={label}
          allowClear={spec.as === 'maybe'}
          value={asText(value) || null}
          options={options}
          onChange={(next) => put(next ?? null)}
        />
      )
    case 'choices':
      return (
        <Select
          {...select}
          aria-label={label}
          mode="multiple"
          value={asList(value).map(asText)}
          options={options}
          onChange={put}
        />
      )
    case 'clause':
      return (
        <Select
          {...select}
          aria-label={label}
          allowClear
          popupMatchSelectWidth
          value={asText(value) || null}
          options={[...clauses]}
          onChange={(next) => put(next ?? null)}
        />
      )
    case 'clauses':
      return (
        <Select
          {...select}
          aria-label={label}
          popupMatchSelectWidth
          mode="multiple"
          optionLabelProp="value"
          value={asList(value).map(asText)}
          options={[...clauses]}
          onChange={put}
        />
      )
    case 'condition':
      return <ConditionInput field={field} label={label} value={value} put={put} leave={leave} />
    case 'shown':
      return <Input.TextArea {...shared} readOnly rows={1} className={css['grow'] ?? ''} value={asText(value)} />
  }
}

/** JSON that does not parse yet stays as the text it is: the check of the pack then names it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
