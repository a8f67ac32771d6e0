import { useEffect, useState } from 'react'
import css from './waiting.module.css'

/** Shorter waits than this are not shown, so that nothing flashes, in ms. */
const patience = 300

/** Stands where something is being read. */
export function Waiting({ what }: { readonly what: string }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className={css['waiting']} role="status">
      {long && what}
    </p>
  )
}
