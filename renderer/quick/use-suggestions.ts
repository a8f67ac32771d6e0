import { useEffect, useState } from 'react'
import { useLive } from '../client/live.ts'
import type { Suggestion } from './suggestion-list.tsx'

/** Rest between two keys after which similar questions are looked for, in ms. */
const rest = 60
/** Fewer characters than this are like everything. */
const fewest = 2

/** Earlier questions like `text`; nothing while an input method composes or when nothing matches. */
export function useSuggestions(contract: string, text: string, composing: boolean): readonly Suggestion[] {
  const [asked, setAsked] = useState('')
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setAsked(text.trim()), rest)
    return () => clearTimeout(timer)
  }, [text, composing])
  const enabled = contract !== '' && asked.length >= fewest && text.trim().length >= fewest
  const found = useLive('service.suggest', { contract, text: asked }, enabled)
  return enabled ? (found.data ?? []) : []
}
