import { palettes, type ThemeName } from './palette.ts'

export interface Look {
  readonly theme: ThemeName
  readonly density: 'comfortable' | 'compact'
  /** Percent. */
  readonly fontScale: number
}

/** Puts a look on the document: colours, density and scale, for our own styles. */
export function applyLook({ theme, density, fontScale }: Look): void {
  const root = document.documentElement
  for (const [name, colour] of Object.entries(palettes[theme])) root.style.setProperty(`--${name}`, colour)
  root.style.setProperty('--scale', String(fontScale / 100))
  root.style.colorScheme = theme === 'light' ? 'light' : 'dark'
  root.dataset['theme'] = theme
  root.dataset['density'] = density
}
