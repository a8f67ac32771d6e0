import type { Field } from '../../domain/service/field.ts'
import type { Register } from '../inspection/register.ts'
import { FieldInput } from './field-input.tsx'

interface Props<V extends object> {
  readonly register: Register<V>
  readonly part: keyof V & string
  readonly label: string
  readonly name: string
  readonly type?: Field['type']
  readonly help?: string
  readonly optional?: boolean
  readonly span?: 1 | 2 | 3
}

/** A text part of a register. */
export function TextPart<V extends object>({ register, part, type = 'text', ...rest }: Props<V>) {
  return (
    <FieldInput
      {...rest}
      type={type}
      value={String(register.value[part] ?? '')}
      put={(text, seal, onFailure) => register.put({ [part]: text } as Partial<V>, seal, onFailure)}
    />
  )
}
