import { useEffect, useRef } from 'react'
import type { SlaSetting } from '../../domain/sla/setting.ts'
import { type Editable, saveRegister } from '../client/register.ts'
import type { Put } from './setting-number.tsx'

/** What changes in a setting, worked out on the newest one. */
export type SlaChange = (latest: SlaSetting) => SlaSetting

/**
 * Saves changes of the one register that holds all readings. The register is written whole, so each change is made
 * to what was last sent, not to what is still on screen: two quick changes must not undo each other.
 */
export function useSla(record: Editable, setting: SlaSetting): Put<SlaChange> {
  const latest = useRef(setting)
  const sending = useRef(0)
  useEffect(() => {
    if (sending.current === 0) latest.current = setting
  }, [setting])
  return async (change, seal, onFailure) => {
    const before = latest.current
    const value = change(before)
    latest.current = value
    sending.current++
    const saved = await saveRegister(record, 'sla', value, seal, onFailure)
    sending.current--
    if (saved === undefined && latest.current === value) latest.current = before
    return saved
  }
}
