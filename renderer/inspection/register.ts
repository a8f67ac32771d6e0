import { type Field, useField } from '../client/field.ts'
import { headKey } from '../client/heads.ts'
import { type Editable, saveRegister } from '../client/register.ts'
import { useOwnValue } from './own-value.ts'

export interface Register<V extends object> {
  readonly value: V
  /** Changes some of its parts and saves the whole register. */
  readonly put: (patch: Partial<V>, seal?: boolean, onFailure?: (sentence: string) => void) => Promise<unknown>
}

/** A register whose parts are edited one by one. `stored` is its value in the view. */
export function useRegister<V extends object>(record: Editable, register: string, stored: V): Register<V> {
  const own = useOwnValue(stored, headKey(record.table, record.row, register), record.heads[register] ?? null)
  return {
    value: own.value,
    put(patch, seal = true, onFailure = () => {}) {
      const value = { ...own.newest(), ...patch }
      return own.set(value, seal, () => saveRegister(record, register, value, seal, onFailure))
    },
  }
}

/** A text part of a register that saves while it is typed in. */
export function useTextOf<V extends object>({ value, put }: Register<V>, part: keyof V & string): Field<string> {
  return useField(String(value[part] ?? ''), (text, seal, onFailure) =>
    put({ [part]: text } as Partial<V>, seal, onFailure),
  )
}
