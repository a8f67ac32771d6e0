import { useEffect } from 'react'
import { create } from 'zustand'
import { call, sentenceOf } from '../client/call.ts'
import { isTextField } from '../inspection/place.ts'
import css from './timeline.module.css'

interface Offer {
  readonly what: string
  readonly transactions: readonly string[]
  readonly problem: string
}

const useOffer = create<{ offer: Offer | null }>(() => ({ offer: null }))

/** How long an act can be taken back with one key, in ms. */
const undoFor = 10_000

/** Offers to take the last act back. */
export function offerFaultUndo(what: string, transactions: readonly string[]): void {
  if (transactions.length > 0) useOffer.setState({ offer: { what, transactions, problem: '' } })
}

async function undo(offer: Offer): Promise<void> {
  const outcome = await call('history.undo', { transactions: [...offer.transactions] })
  useOffer.setState({ offer: outcome.ok ? null : { ...offer, problem: sentenceOf(outcome) } })
}

/** What was just done, with ten seconds to take it back. */
export function UndoNote() {
  const offer = useOffer((s) => s.offer)
  useEffect(() => {
    if (!offer) return
    const timer = setTimeout(() => useOffer.setState({ offer: null }), undoFor)
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || isTextField(document.activeElement)) return
      event.preventDefault()
      void undo(offer)
    }
    window.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKey)
    }
  }, [offer])
  if (!offer) return null
  return (
    <div className={css['undo']}>
      <span role="status">{offer.problem || offer.what}</span>
      <button type="button" onClick={() => void undo(offer)}>
        撤销 Ctrl Z
      </button>
    </div>
  )
}
