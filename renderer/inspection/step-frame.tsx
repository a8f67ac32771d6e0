import { PanelRightOpen, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useInspection } from './context.ts'
import { UndoBar } from './undo-bar.tsx'

/** Below this width the aside is a drawer, in px. */
const asideFrom = 1280

function useWide(): boolean {
  const [wide, setWide] = useState(() => window.innerWidth >= asideFrom)
  useEffect(() => {
    const query = window.matchMedia(`(min-width: ${asideFrom}px)`)
    const follow = (): void => setWide(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return wide
}

export interface StepFrameProps {
  readonly children: ReactNode
  /** What the aside is called for a screen reader, and on the button that opens it in a narrow window. */
  readonly asideLabel: string
  readonly aside: ReactNode
  /** Left part of the action bar; the undo bar takes its place for ten seconds. */
  readonly state?: ReactNode
  /** Buttons of the action bar, the blue one last. */
  readonly actions: ReactNode
  /** The children scroll by themselves and have the whole height: no action bar in a wide window. */
  readonly bare?: boolean
  /** `wide` is the aside of the report step. */
  readonly asideSize?: 'normal' | 'wide'
}

/** Work zone with its action bar, and the aside: each scrolls alone. Every step of the wizard stands in one. */
export function StepFrame({
  children,
  asideLabel,
  aside,
  state,
  actions,
  asideSize = 'normal',
  bare = false,
}: StepFrameProps) {
  const wide = useWide()
  const [open, setOpen] = useState(false)
  const { place } = useInspection()
  // Evidence is in the aside: going there opens it.
  useEffect(() => {
    if (place.field === 'evidence') setOpen(true)
  }, [place])
  useEffect(() => {
    if (wide) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F4' && !(event.key === 'Escape' && open)) return
      event.preventDefault()
      event.stopPropagation()
      setOpen(event.key === 'F4' ? !open : false)
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [wide, open])
  return (
    <div className={`step-frame step-frame-${asideSize}${wide ? '' : ' step-frame-narrow'}`}>
      <main className="step-work" data-zone="work">
        {bare ? children : <div className="step-scroll">{children}</div>}
        {bare && wide ? null : (
          <div className="action-bar">
            <div className="action-state">
              <UndoBar />
              {state}
            </div>
            {wide ? null : (
              <button type="button" className="plain-button" onClick={() => setOpen(true)}>
                <PanelRightOpen aria-hidden="true" />
                {asideLabel} <kbd>F4</kbd>
              </button>
            )}
            {actions}
          </div>
        )}
      </main>
      {wide || open ? (
        <aside className="step-aside" aria-label={asideLabel} data-zone="aside">
          {wide ? null : (
            <button
              type="button"
              autoFocus
              className="icon-button aside-close"
              aria-label="关闭"
              onClick={() => setOpen(false)}
            >
              <X aria-hidden="true" />
            </button>
          )}
          {aside}
        </aside>
      ) : null}
    </div>
  )
}
