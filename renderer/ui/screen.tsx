import { Button, Drawer } from 'antd'
import { PanelRightOpen } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { KeyCap } from './key-cap.tsx'
import { useNarrow } from './narrow.ts'
import css from './screen.module.css'

interface Props {
  readonly title: string
  /** Beside the title. */
  readonly note?: string
  /** Right end of the top bar. */
  readonly bar?: ReactNode
  readonly children: ReactNode
  readonly aside?: ReactNode
  readonly asideLabel?: string
  /** Where the aside goes in a narrow window: a drawer (F4), or below the work when the work cannot do without. */
  readonly narrowAside?: 'drawer' | 'below'
  /** Acts on what the work shows; always visible below it. */
  readonly foot?: ReactNode
}

/** Top bar, work and aside of a screen that is not the wizard. Work and aside scroll, each alone. */
export function Screen({ title, note, bar, children, aside, asideLabel = '', narrowAside = 'drawer', foot }: Props) {
  const narrow = useNarrow()
  const drawer = aside !== undefined && narrow && narrowAside === 'drawer'
  const below = aside !== undefined && narrow && narrowAside === 'below'
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!drawer) return
    const toggle = (event: KeyboardEvent): void => {
      if (event.key !== 'F4' || event.altKey) return
      event.preventDefault()
      setOpen((shown) => !shown)
    }
    window.addEventListener('keydown', toggle)
    return () => window.removeEventListener('keydown', toggle)
  }, [drawer])
  return (
    <div className={css['screen']}>
      <header className={css['top']} data-zone="top">
        <h1>{title}</h1>
        {note && <p className={css['note']}>{note}</p>}
        <div className={css['bar']}>
          {bar}
          {drawer && (
            <Button
              icon={<PanelRightOpen size={18} aria-hidden />}
              aria-keyshortcuts="F4"
              onClick={() => setOpen(true)}
            >
              {asideLabel} <KeyCap>F4</KeyCap>
            </Button>
          )}
        </div>
      </header>
      <div className={css['body']}>
        <div className={css['column']}>
          <main className={css['work']} data-zone="work">
            {children}
            {below && (
              <aside className={css['below']} aria-label={asideLabel}>
                {aside}
              </aside>
            )}
          </main>
          {foot && (
            <div className={css['foot']} role="group" aria-label="操作" data-zone="actions">
              {foot}
            </div>
          )}
        </div>
        {aside !== undefined && !narrow && (
          <aside className={css['aside']} aria-label={asideLabel} data-zone="aside">
            {aside}
          </aside>
        )}
      </div>
      {drawer && (
        <Drawer
          title={asideLabel}
          open={open}
          onClose={() => setOpen(false)}
          size={420}
          classNames={{ body: css['drawer'] ?? '' }}
        >
          {aside}
        </Drawer>
      )}
    </div>
  )
}
