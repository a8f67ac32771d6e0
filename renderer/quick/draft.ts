import { type Dispatch, type RefObject, type SetStateAction, useEffect, useRef, useState } from 'react'
import type { InputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { queryClient } from '../client/live.ts'

/** What stands in the dialog; kept on this device while it is typed. */
export type Draft = InputOf<'service.keepQuick'>
export type Way = Draft['way']

/** Typed text is kept after this long, in ms. */
const keepAfter = 350

export interface Kept {
  readonly draft: Draft
  readonly change: Dispatch<SetStateAction<Draft>>
  readonly newest: RefObject<Draft>
  /** Keeps what stands there now. */
  readonly keep: () => void
  /** What was entered is a record now: nothing is kept when the dialog goes. */
  readonly drop: () => void
}

/** A draft that is kept while it is typed and when the dialog goes, whatever closes it. */
export function useKeptDraft(first: Draft): Kept {
  const [draft, setDraft] = useState(first)
  const newest = useRef(draft)
  const kept = useRef(first)
  const done = useRef(false)
  const [actions] = useState(() => ({
    change: (next: SetStateAction<Draft>): void => {
      newest.current = typeof next === 'function' ? next(newest.current) : next
      setDraft(newest.current)
    },
    keep: (): void => {
      if (done.current || kept.current === newest.current) return
      kept.current = newest.current
      keepDraft(newest.current)
    },
    drop: (): void => {
      done.current = true
    },
  }))
  useEffect(() => {
    const timer = setTimeout(actions.keep, keepAfter)
    return () => clearTimeout(timer)
  }, [draft, actions])
  useEffect(() => {
    window.addEventListener('pagehide', actions.keep)
    return () => {
      window.removeEventListener('pagehide', actions.keep)
      actions.keep()
    }
  }, [actions])
  return { draft, newest, ...actions }
}

/** Keeps a draft on this device. It is no record: no event tells of its change, and one that comes may have read before. */
export function keepDraft(draft: Draft): void {
  const note = (): void => void queryClient.setQueryData(['service.quickDraft', {}], draft)
  note()
  void save('service.keepQuick', () => draft).then(note)
}

/** True when something was typed that would be missed. */
export function isBegun(draft: Draft): boolean {
  return [draft.person, draft.question, draft.answer].some((text) => text.trim() !== '')
}
