import { useState } from 'react'
import { useLocation } from 'wouter'
import { call, save, sentenceOf } from '../client/call.ts'
import { faultPath } from '../fault/path.ts'
import { closeLayer } from '../frame/layer.ts'
import { isBegun, keepDraft, type Kept } from './draft.ts'

export interface Quick {
  readonly busy: boolean
  /** Why it was not saved; the text stays in its fields. */
  readonly problem: string
  readonly saveAndClose: () => Promise<void>
  /** Makes a fault of it that carries everything over, and goes there. */
  readonly toFault: () => Promise<void>
  /** Closes and keeps the draft. */
  readonly leave: () => void
}

/** What the dialog does with its draft. */
export function useQuick({ newest, change, keep, drop }: Kept): Quick {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [, navigate] = useLocation()

  const register = async () => {
    setProblem('')
    if (newest.current.question.trim() === '') {
      setProblem('还没写问题。写一句话就能保存，答复可以以后补。')
      document.querySelector<HTMLElement>('[data-field="quick-question"]')?.focus()
      return undefined
    }
    const done = await save(
      'service.quick',
      () => newest.current,
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    // A second try changes this record instead of making another one.
    if (done) change((d) => ({ ...d, service: done.value.service }))
    return done?.value
  }
  const finish = (told: string): void => {
    drop()
    const { contract, way, askedAt } = newest.current
    // The contract is the next one's too.
    keepDraft({ contract, way, askedAt, person: '', question: '', answer: '', faq: '', service: '' })
    closeLayer(told)
  }
  const once = async (act: () => Promise<void>): Promise<void> => {
    if (busy) return
    setBusy(true)
    await act()
    setBusy(false)
  }
  return {
    busy,
    problem,
    saveAndClose: () =>
      once(async () => {
        const done = await register()
        if (!done) return
        const open =
          done.state === 'done'
            ? ''
            : newest.current.answer.trim() === ''
              ? '，没有答复，留在待办'
              : `，还缺 ${done.gaps.length} 处，留在待办`
        const learned = done.faqMade === '' ? '' : '；同样的问题问过，已记入常见问题'
        finish(`已登记 ${done.number}${open}${learned}`)
      }),
    toFault: () =>
      once(async () => {
        const done = await register()
        if (!done) return
        const outcome = await call('fault.fromService', { service: done.service })
        if (!outcome.ok) return setProblem(sentenceOf(outcome))
        finish(`已转为故障 ${outcome.value.number}`)
        navigate(faultPath(outcome.value.fault))
      }),
    leave() {
      keep()
      closeLayer(isBegun(newest.current) ? '草稿已留，Ctrl K 继续' : '')
    },
  }
}
