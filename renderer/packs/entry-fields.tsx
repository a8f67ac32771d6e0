import type { Path } from '../../domain/pack/place.ts'
import { Fields } from '../ui/labelled.tsx'
import { PackField } from './field.tsx'
import { type EntryKind, type FieldSpec, specs } from './spec.ts'

interface Props {
  readonly at: Path
  readonly kind: EntryKind
  /** Of the entry: fields of another one are other fields. */
  readonly id: string
}

/** The form of one entry. */
export function EntryFields({ at, kind, id }: Props) {
  const fields: readonly FieldSpec[] = specs[kind]
  return (
    <Fields>
      {fields.map((spec) => (
        <PackField key={`${id}/${spec.key}`} spec={spec} at={kind === 'faults' ? [] : at} />
      ))}
    </Fields>
  )
}
