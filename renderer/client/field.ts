import { useCallback, useEffect, useRef, useState } from 'react'
import { useSaving } from './saving.ts'
import { noteSent, noteTyped, noteUnsaved } from './unsaved.ts'

/** What was typed is saved after this long, also while typing goes on; and sealed after this long without a key. In ms. */
const saveAfter = 350
const sealAfter = 5000

export interface Field<T> {
  readonly value: T
  /** Call on every keystroke. */
  readonly change: (value: T) => void
  /** Call on blur: what was typed is sealed. */
  readonly leave: () => void
  /** Why it was not saved; the text stays in the field. */
  readonly problem: string
}

/**
 * A field that saves while it is typed in. `stored` is what the records say; while the user is in the field
 * their own text stands, whatever arrives. `put` saves; it gets `seal` true on blur or after a pause, and
 * resolves to undefined when it failed.
 */
export function useField<T>(
  stored: T,
  put: (value: T, seal: boolean, onFailure: (sentence: string) => void) => Promise<unknown>,
): Field<T> {
  const [typed, setTyped] = useState<{ value: T } | null>(null)
  const [problem, setProblem] = useState('')
  const latest = useRef<{ value: T; sealed: boolean } | null>(null)
  const putRef = useRef(put)
  putRef.current = put
  const timers = useRef<{ save?: number; seal?: number }>({})

  const flush = useCallback(async function flush(seal: boolean): Promise<void> {
    const pending = latest.current
    if (!pending || (pending.sealed && seal)) return
    window.clearTimeout(timers.current.save)
    delete timers.current.save
    if (seal) {
      window.clearTimeout(timers.current.seal)
      pending.sealed = true
    }
    let sentence = ''
    const since = noteSent(latest)
    const done = await putRef.current(pending.value, seal, (why) => (sentence = why))
    setProblem(done === undefined ? sentence || '没有保存成功，文字还在框里。' : '')
    if (done === undefined) {
      pending.sealed = false
      // A rule that said no would say it again. What is tried again is what stands in the field by then.
      if (useSaving.getState().state === 'failed') {
        const retry = (): void => void flush(seal)
        noteUnsaved(latest, since, retry)
        useSaving.setState({ retry })
      }
    } else if (seal && latest.current === pending) {
      latest.current = null
      setTyped(null)
    }
  }, [])

  useEffect(() => {
    const seal = (): void => void flush(true)
    window.addEventListener('pagehide', seal)
    return () => {
      window.removeEventListener('pagehide', seal)
      seal()
    }
  }, [flush])

  return {
    value: typed ? typed.value : stored,
    problem,
    change(value) {
      latest.current = { value, sealed: false }
      setTyped({ value })
      noteTyped(latest)
      window.clearTimeout(timers.current.seal)
      timers.current.save ??= window.setTimeout(() => void flush(false), saveAfter)
      timers.current.seal = window.setTimeout(() => void flush(true), sealAfter)
    },
    leave: () => void flush(true),
  }
}
