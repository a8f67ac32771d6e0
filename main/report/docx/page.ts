/** Page geometry of both profiles, in twips. A4 portrait throughout: a landscape page breaks binding and 骑缝章. */
import type { Profile } from './style.ts'

export interface Page {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly header: number
  readonly footer: number
  /** Width of the text and of every table. */
  readonly text: number
}

const a4 = { width: 11906, height: 16838 }
const engineering = { ...a4, top: 1440, bottom: 1304, left: 1588, right: 1246, header: 850, footer: 737, text: 9072 }
const pages: Readonly<Record<Profile, Page>> = {
  engineering,
  form: { ...engineering, top: 1300, bottom: 1190 },
  official: { ...a4, top: 2098, bottom: 1984, left: 1588, right: 1474, header: 850, footer: 1588, text: 8844 },
}

export function pageOf(profile: Profile): Page {
  return pages[profile]
}
