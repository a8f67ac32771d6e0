import { type ReactNode, useEffect, useState } from 'react'
import { QuickEntry } from '../quick/quick-entry.tsx'
import { SearchDialog } from '../search/search-dialog.tsx'
import { DemoMark } from './demo-mark.tsx'
import css from './frame.module.css'
import { useGlobalKeys } from './global-keys.ts'
import { Keys } from './keys.tsx'
import { LostConnection } from './lost-connection.tsx'
import { Rail } from './rail.tsx'
import { FailedSave, StatusBar } from './status-bar.tsx'
import { useZones } from './zones.ts'
import { May } from '../ui/may.tsx'

interface Props {
  /** Who works here; null before the first run is done, when there is nowhere to go yet. */
  readonly engineer: string | null
  readonly children: ReactNode
}

/** What stands around every screen: rail, bars that must not be missed, status bar. Only zones inside scroll. */
export function Frame({ engineer, children }: Props) {
  const [keys, setKeys] = useState(false)
  useZones()
  useGlobalKeys(engineer !== null)
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (event.key !== 'F1') return
      event.preventDefault()
      setKeys((shown) => !shown)
    }
    window.addEventListener('keydown', open)
    return () => window.removeEventListener('keydown', open)
  }, [])
  return (
    <div className={css['frame']}>
      <DemoMark />
      <div className={css['middle']}>
        {engineer !== null && <Rail engineer={engineer} />}
        <div className={css['screen']}>{children}</div>
      </div>
      <LostConnection />
      <FailedSave />
      <StatusBar quick={engineer !== null} onKeys={() => setKeys(true)} />
      <Keys open={keys} onClose={() => setKeys(false)} />
      {engineer !== null && (
        <>
          <May call="service.quick">
            <QuickEntry />
          </May>
          <SearchDialog />
        </>
      )}
    </div>
  )
}
