/**
 * Every colour of the product, by theme; each becomes a CSS custom property of the same name (`--text-1`).
 * Contrast was measured for screens.md §3: text on `bg`, `surface` and `sunken` at least 4.5, borders of controls 3.
 */
const light = {
  bg: '#EDF0F3',
  surface: '#FFFFFF',
  sunken: '#F5F7F9',
  'text-1': '#17202B',
  'text-2': '#414E5C',
  'text-3': '#56626F',
  primary: '#0958D9',
  'primary-strong': '#0747B0',
  'on-primary': '#FFFFFF',
  'primary-bg': '#E8F1FF',
  'primary-line': '#8DB8F5',
  ok: '#237804',
  'ok-bg': '#EDF7E7',
  warn: '#874D00',
  'warn-bg': '#FFF3DB',
  'warn-line': '#B27100',
  err: '#A8071A',
  'err-bg': '#FFEEED',
  'err-line': '#D4505B',
  'on-err': '#FFFFFF',
  grey: '#414E5C',
  'grey-bg': '#E7EBEF',
  control: '#76828F',
  /** Decoration only: never the one sign of a control. */
  line: '#D3DAE1',
  'bar-ok': '#4A8A31',
  'bar-warn': '#A96C00',
  'bar-err': '#C2202F',
  track: '#E9EDF1',
  undo: '#17202B',
  'on-undo': '#FFFFFF',
  mask: '#17202B73',
} as const

export type ColourName = keyof typeof light
export type ThemeName = 'light' | 'high-contrast'

const highContrast: Readonly<Record<ColourName, string>> = {
  bg: '#000000',
  surface: '#0A0E13',
  sunken: '#141A21',
  'text-1': '#FFFFFF',
  'text-2': '#DCE4EC',
  'text-3': '#C3CEDA',
  primary: '#8FC0FF',
  'primary-strong': '#B5D6FF',
  'on-primary': '#000000',
  'primary-bg': '#0B1D33',
  'primary-line': '#5B93D9',
  ok: '#83E563',
  'ok-bg': '#0E2607',
  warn: '#FFCB52',
  'warn-bg': '#2E2003',
  'warn-line': '#D9A936',
  err: '#FF9C96',
  'err-bg': '#380A0C',
  'err-line': '#E5726C',
  'on-err': '#000000',
  grey: '#DCE4EC',
  'grey-bg': '#222B35',
  control: '#A9B6C4',
  line: '#3A4653',
  'bar-ok': '#6CCB4C',
  'bar-warn': '#FFCB52',
  'bar-err': '#FF7A73',
  track: '#1E262F',
  undo: '#DCE4EC',
  'on-undo': '#000000',
  mask: '#000000B3',
}

export const palettes: Readonly<Record<ThemeName, Readonly<Record<ColourName, string>>>> = {
  light,
  'high-contrast': highContrast,
}
