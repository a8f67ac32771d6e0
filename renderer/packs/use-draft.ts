import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { type DraftPack, followClauses, withAt } from '../../domain/pack/edit.ts'
import { type PackProblem, parsePack } from '../../domain/pack/read.ts'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useField } from '../client/field.ts'

export interface PackDraft {
  readonly body: DraftPack
  /** True when it is not the version that it was opened from. */
  readonly edited: boolean
  readonly problems: readonly PackProblem[]
  /** Why what was typed could not be kept on this device. */
  readonly unkept: string
  readonly change: (edit: (body: DraftPack) => DraftPack) => void
  readonly leave: () => void
  /** Throws the changes away. */
  readonly discard: () => void
}

function kept(view: OutputOf<'pack.view'>): DraftPack | null {
  if (view.draft === null) return null
  try {
    return JSON.parse(view.draft) as DraftPack
  } catch {
    return null
  }
}

/** The changes to a version: kept on this device from the first key on, checked while they are typed. */
export function usePackDraft(sha256: string, view: OutputOf<'pack.view'>): PackDraft {
  const stored = view.body as unknown as DraftPack
  // What was kept when the page opened; from then on the page itself knows best.
  const [changed, setChanged] = useState<DraftPack | null>(() => kept(view))
  const field = useField<DraftPack | null>(changed, (value, _seal, onFailure) =>
    save(
      'pack.keepDraft',
      () => ({ sha256, text: value === null ? null : JSON.stringify(value) }),
      undefined,
      (outcome) => onFailure(sentenceOf(outcome)),
    ),
  )
  const body = changed ?? stored
  const put = (next: DraftPack | null): void => {
    setChanged(next)
    field.change(next)
  }
  const checked = useDeferredValue(body)
  const problems = useMemo(() => {
    const read = parsePack(checked)
    return read.ok ? [] : read.problems
  }, [checked])
  const { leave } = field
  return {
    body,
    edited: changed !== null,
    problems,
    unkept: field.problem,
    // The first change makes it the next version.
    change: (edit) => put(followClauses(edit(changed ?? withAt(stored, ['version'], view.next)))),
    leave: useCallback(() => leave(), [leave]),
    discard: () => {
      put(null)
      leave()
    },
  }
}
