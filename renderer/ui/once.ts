import { useRef } from 'react'

/** An act for a button. While it runs, another click does nothing: a double click does not do it twice. */
export function useOnce<Given extends unknown[]>(act: (...given: Given) => unknown): (...given: Given) => void {
  const running = useRef(false)
  return (...given) => {
    if (running.current) return
    const done = act(...given)
    if (!(done instanceof Promise)) return
    running.current = true
    void done.finally(() => (running.current = false))
  }
}
