import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import type { OutputOf } from '../client/api.ts'
import { save, sentenceOf } from '../client/call.ts'
import { queryClient, useLive } from '../client/live.ts'
import { antdTheme } from './antd.ts'
import { applyLook, type Look } from './apply.ts'

export type Settings = OutputOf<'setting.read'>

const SettingsContext = createContext<Settings | null>(null)

/** How this laptop shows things. */
export function useSettings(): Settings {
  const settings = useContext(SettingsContext)
  if (!settings) throw new Error('outside the theme')
  return settings
}

/** Changes some of it; `onFailure` hears why it was not kept. */
export async function changeSettings(patch: Partial<Settings>, onFailure?: (sentence: string) => void): Promise<void> {
  const saved = await save(
    'setting.change',
    () => patch,
    undefined,
    (outcome) => onFailure?.(sentenceOf(outcome)),
  )
  // Settings are no records: no event tells of their change.
  if (saved) queryClient.setQueryData(['setting.read', {}], saved.value)
}

const contrastWanted = window.matchMedia('(forced-colors: active), (prefers-contrast: more)')
function useContrastWanted(): boolean {
  return useSyncExternalStore(
    (changed) => {
      contrastWanted.addEventListener('change', changed)
      return () => contrastWanted.removeEventListener('change', changed)
    },
    () => contrastWanted.matches,
  )
}

/** The nonce under which the page's policy allows styles made at run time. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const layers = (): HTMLElement => document.getElementById('layers')!
const fallback: Settings = { density: 'comfortable', fontScale: 100, theme: 'system', singleKeys: true, nagHours: 24 }

/** Shows everything in the look of the settings. Nothing is drawn before they are read, so no theme flashes. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const read = useLive('setting.read', {})
  const wanted = useContrastWanted()
  const settings = read.data ?? fallback
  const { density, fontScale } = settings
  const theme =
    settings.theme === 'high-contrast' || (settings.theme === 'system' && wanted) ? 'high-contrast' : 'light'
  const look = useMemo<Look>(() => ({ theme, density, fontScale }), [theme, density, fontScale])
  useLayoutEffect(() => applyLook(look), [look])
  useLayoutEffect(() => {
    const toggle = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'KeyH') return
      event.preventDefault()
      void changeSettings({ theme: theme === 'light' ? 'high-contrast' : 'light' })
    }
    window.addEventListener('keydown', toggle)
    return () => window.removeEventListener('keydown', toggle)
  }, [theme])
  if (read.isPending) return null
  return (
    <ConfigProvider
      locale={zhCN}
      theme={antdTheme(look)}
      csp={{ nonce }}
      getPopupContainer={layers}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <SettingsContext value={settings}>{children}</SettingsContext>
    </ConfigProvider>
  )
}
