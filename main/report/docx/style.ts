/**
 * Every paragraph style of both profiles, as data. Sizes in half-points, lengths in twips. Lines are exact everywhere
 * but at pictures, so that pages break alike under any substitute font.
 */
import type { ReportModel } from '../../../domain/report/block.ts'
import type { Slot } from './font.ts'

/** A model's profile, or that of a form, which is set closer. */
export type Profile = ReportModel['profile'] | 'form'

export function profileOf(model: Pick<ReportModel, 'profile' | 'layout'>): Profile {
  return model.layout === 'form' && model.profile === 'engineering' ? 'form' : model.profile
}

export interface StyleSpec {
  readonly name: string
  readonly slot: Slot
  readonly size: number
  /** Exact line height; 0 for pictures, whose line grows. */
  readonly line: number
  readonly before?: number
  readonly after?: number
  readonly align?: 'left' | 'center' | 'right' | 'both'
  readonly left?: number
  readonly hanging?: number
  /** First-line indent of two characters of this style's size. */
  readonly indented?: boolean
  readonly keepNext?: boolean
  readonly bold?: boolean
  /** Letter spacing in twips. */
  readonly spaced?: number
}

const engineering = {
  Body: { name: 'Body', slot: 'song', size: 24, line: 440, after: 60, align: 'both', indented: true },
  Plain: { name: 'Plain', slot: 'song', size: 24, line: 440, after: 60, align: 'both' },
  End: { name: 'End', slot: 'song', size: 24, line: 440, before: 200, align: 'center' },
  Heading1: { name: 'heading 1', slot: 'hei', size: 32, line: 480, before: 360, after: 200, keepNext: true },
  Heading2: { name: 'heading 2', slot: 'hei', size: 28, line: 420, before: 280, after: 120, keepNext: true },
  Heading3: { name: 'heading 3', slot: 'hei', size: 24, line: 380, before: 200, after: 80, keepNext: true },
  Cell: { name: 'Cell', slot: 'song', size: 21, line: 300 },
  CellSmall: { name: 'Cell Small', slot: 'song', size: 18, line: 260 },
  CellBig: { name: 'Cell Big', slot: 'song', size: 24, line: 380 },
  CellHead: { name: 'Cell Head', slot: 'hei', size: 21, line: 300 },
  CellRaw: { name: 'Cell Raw', slot: 'mono', size: 17, line: 260 },
  BoxHead: { name: 'Box Head', slot: 'hei', size: 28, line: 420, after: 60 },
  BoxLine: { name: 'Box Line', slot: 'song', size: 24, line: 380, after: 60, align: 'both' },
  CaptionTable: {
    name: 'Caption Table',
    slot: 'hei',
    size: 21,
    line: 320,
    before: 160,
    after: 60,
    align: 'center',
    keepNext: true,
  },
  CaptionFigure: { name: 'Caption Figure', slot: 'hei', size: 21, line: 320, before: 40, after: 160, align: 'center' },
  Figure: { name: 'Figure', slot: 'song', size: 21, line: 0, before: 120, align: 'center', keepNext: true },
  Note: { name: 'Note', slot: 'song', size: 18, line: 270, before: 60, after: 100, left: 540, hanging: 540 },
  Raw: { name: 'Raw', slot: 'mono', size: 15, line: 210 },
  TOC1: { name: 'toc 1', slot: 'hei', size: 21, line: 264, before: 30 },
  TOC2: { name: 'toc 2', slot: 'song', size: 21, line: 256, left: 420 },
  FrontTitle: {
    name: 'Front Title',
    slot: 'hei',
    size: 32,
    line: 520,
    before: 120,
    after: 240,
    align: 'center',
    keepNext: true,
  },
  FrontSub: { name: 'Front Sub', slot: 'hei', size: 24, line: 380, before: 200, after: 100, keepNext: true },
  Running: { name: 'Running', slot: 'song', size: 18, line: 260 },
  Gap: { name: 'Gap', slot: 'song', size: 12, line: 160 },
  Sign: { name: 'Sign', slot: 'song', size: 24, line: 500 },
  SignHead: { name: 'Sign Head', slot: 'hei', size: 24, line: 500 },
  Seal: { name: 'Seal', slot: 'song', size: 21, line: 300, before: 2840 },
  FormTitle: { name: 'Form Title', slot: 'hei', size: 36, line: 520, after: 60, align: 'center', keepNext: true },
  FormLine: { name: 'Form Line', slot: 'song', size: 21, line: 320, after: 80, keepNext: true },
  CoverMark: { name: 'Cover Mark', slot: 'song', size: 21, line: 310, align: 'right' },
  CoverDraft: { name: 'Cover Draft', slot: 'hei', size: 44, line: 700, align: 'center', spaced: 200 },
  CoverHospital: { name: 'Cover Hospital', slot: 'hei', size: 36, line: 600, after: 180, align: 'center' },
  CoverSystem: { name: 'Cover System', slot: 'hei', size: 44, line: 700, after: 180, align: 'center' },
  CoverTitle: { name: 'Cover Title', slot: 'hei', size: 60, line: 960, after: 240, align: 'center', spaced: 60 },
  CoverPeriod: { name: 'Cover Period', slot: 'song', size: 28, line: 480, align: 'center' },
  CoverFact: { name: 'Cover Fact', slot: 'song', size: 24, line: 400 },
  CoverFirm: { name: 'Cover Firm', slot: 'hei', size: 30, line: 540, align: 'center' },
  CoverDate: { name: 'Cover Date', slot: 'song', size: 30, line: 540, align: 'center' },
} as const satisfies Record<string, StyleSpec>

export type StyleId = keyof typeof engineering

/** GB/T 9704: 仿宋 body at exactly 29 pt, headings indented like the body, tables small. */
const official: Partial<Record<StyleId, StyleSpec>> = {
  Body: { name: 'Body', slot: 'fang', size: 32, line: 580, align: 'both', indented: true },
  Plain: { name: 'Plain', slot: 'fang', size: 32, line: 580, align: 'both' },
  End: { name: 'End', slot: 'fang', size: 32, line: 580, align: 'center' },
  Heading1: { name: 'heading 1', slot: 'hei', size: 32, line: 580, indented: true, keepNext: true },
  Heading2: { name: 'heading 2', slot: 'kai', size: 32, line: 580, indented: true, keepNext: true },
  Heading3: { name: 'heading 3', slot: 'fang', size: 32, line: 580, indented: true, keepNext: true, bold: true },
  Cell: { name: 'Cell', slot: 'fang', size: 21, line: 300 },
  CellSmall: { name: 'Cell Small', slot: 'fang', size: 18, line: 260 },
  CellBig: { name: 'Cell Big', slot: 'fang', size: 24, line: 380 },
  BoxHead: { name: 'Box Head', slot: 'hei', size: 32, line: 520, after: 60 },
  BoxLine: { name: 'Box Line', slot: 'fang', size: 28, line: 480, after: 60, align: 'both' },
  Note: { name: 'Note', slot: 'fang', size: 18, line: 270, before: 60, after: 100, left: 540, hanging: 540 },
  TOC1: { name: 'toc 1', slot: 'hei', size: 28, line: 480, before: 60 },
  TOC2: { name: 'toc 2', slot: 'fang', size: 28, line: 460, left: 560 },
  FrontTitle: {
    name: 'Front Title',
    slot: 'xbs',
    size: 44,
    line: 700,
    before: 120,
    after: 300,
    align: 'center',
    keepNext: true,
  },
  FrontSub: { name: 'Front Sub', slot: 'hei', size: 28, line: 480, before: 200, after: 100, keepNext: true },
  Running: { name: 'Running', slot: 'song', size: 28, line: 400 },
  Sign: { name: 'Sign', slot: 'fang', size: 28, line: 520 },
  SignHead: { name: 'Sign Head', slot: 'hei', size: 28, line: 520 },
  FormTitle: { name: 'Form Title', slot: 'xbs', size: 44, line: 700, after: 120, align: 'center', keepNext: true },
  FormLine: { name: 'Form Line', slot: 'fang', size: 28, line: 460, after: 120, keepNext: true },
  CoverMark: { name: 'Cover Mark', slot: 'fang', size: 28, line: 460, align: 'right' },
  CoverHospital: { name: 'Cover Hospital', slot: 'xbs', size: 44, line: 760, align: 'center' },
  CoverSystem: { name: 'Cover System', slot: 'xbs', size: 44, line: 760, after: 240, align: 'center' },
  CoverTitle: { name: 'Cover Title', slot: 'xbs', size: 52, line: 920, after: 260, align: 'center' },
  CoverPeriod: { name: 'Cover Period', slot: 'kai', size: 32, line: 580, align: 'center' },
  CoverFact: { name: 'Cover Fact', slot: 'fang', size: 28, line: 500 },
  CoverFirm: { name: 'Cover Firm', slot: 'fang', size: 32, line: 600, align: 'center' },
  CoverDate: { name: 'Cover Date', slot: 'fang', size: 32, line: 600, align: 'center' },
}

/** A record of one page or two: less space, smaller text; the tables are those of a report. */
const form: Partial<Record<StyleId, StyleSpec>> = {
  Body: { name: 'Body', slot: 'song', size: 21, line: 340, after: 40, align: 'both', indented: true },
  Plain: { name: 'Plain', slot: 'song', size: 21, line: 340, after: 40, align: 'both' },
  Heading2: { name: 'heading 2', slot: 'hei', size: 22, line: 320, before: 130, after: 50, keepNext: true },
  Heading3: { name: 'heading 3', slot: 'hei', size: 21, line: 320, before: 100, after: 40, keepNext: true },
  BoxHead: { name: 'Box Head', slot: 'hei', size: 24, line: 360, after: 20 },
  BoxLine: { name: 'Box Line', slot: 'song', size: 22, line: 340, align: 'both' },
  Note: { name: 'Note', slot: 'song', size: 18, line: 260, before: 40, after: 40, left: 360, hanging: 360 },
  Sign: { name: 'Sign', slot: 'song', size: 21, line: 400 },
  SignHead: { name: 'Sign Head', slot: 'hei', size: 21, line: 340 },
  CaptionTable: { ...engineering.CaptionTable, before: 100, after: 40 },
  CaptionFigure: { ...engineering.CaptionFigure, after: 100 },
}

export const styleIds = Object.keys(engineering) as readonly StyleId[]

/** The values of a style in a profile. */
export function styleOf(profile: Profile, id: StyleId): StyleSpec {
  const own = { engineering: {}, official, form }[profile] as Partial<Record<StyleId, StyleSpec>>
  return own[id] ?? engineering[id]
}
