/**
 * A report as data: a closed set of blocks that says what stands on the page, never how Word writes it.
 * The model is stored as canonical JSON when a report is finalised; its SHA-256 is the content hash
 * printed in the report, and rendering again uses it and nothing else. Additive changes only.
 */
import type { Verdict, Wording } from '../verdict.ts'

/** A run of text. `tone` carries meaning that print must show without colour as well. */
export interface Span {
  readonly text: string
  readonly bold?: boolean
  /** `muted` is grey (captions of blanks to be stamped), `alarm` is the draft mark's red. */
  readonly tone?: 'muted' | 'alarm'
  /** Set in the monospaced font: hashes, commands, paths. */
  readonly mono?: boolean
  /**
   * Filled in when the report is rendered. `page` and `pages` are fields that Word computes; `hash` is the content's
   * SHA-256 in eight groups of eight on two lines, `hash-ends` its first and last eight digits. The model cannot hold
   * its own hash. `text` stands when there is none yet, as in a draft.
   */
  readonly field?: 'page' | 'pages' | 'hash' | 'hash-ends'
}
/** Text, or spans where part of it differs. `\n` starts a new line in the same paragraph. */
export type Inline = string | readonly Span[]

export type CellAlign = 'left' | 'center' | 'right'
export interface Cell {
  readonly text: Inline
  readonly align?: CellAlign
  /** `label`: grey ground, 黑体. `verdict`: drawn by the rules of its verdict. `raw`: command output, monospaced. */
  readonly kind?: 'label' | 'verdict' | 'raw' | 'small' | 'big'
  readonly verdict?: Verdict
  readonly bold?: boolean
  /** Columns that the cell spans; 1 when absent. */
  readonly span?: number
}

export interface Table {
  readonly type: 'table'
  /** Column widths in twips (dxa). Their sum is the table's width: 9072, or 8844 in the official profile. */
  readonly grid: readonly number[]
  /** Repeated on every page that the table reaches. */
  readonly header?: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  readonly caption?: string
  /** A note that belongs to the table: printed as its last, spanned row. */
  readonly note?: Inline
  /** May break between pages even when short, because its rows are tall. */
  readonly tall?: boolean
}

/**
 * The card of one checked item. It is a table of label/value rows with the marks of its verdict: a band on
 * top for 关注 and 异常, a box for 异常 that never breaks.
 */
export interface Card {
  readonly type: 'card'
  readonly verdict: Verdict
  /** The band's text for 关注/异常, `▲ 关注　问题编号 P02　风险等级 中`. */
  readonly band?: string
  /** One label with a value over the full width, or two label/value pairs. */
  readonly rows: readonly CardRow[]
}
export type CardRow =
  | { readonly kind: 'wide'; readonly label: string; readonly value: Inline; readonly bold?: boolean }
  | {
      readonly kind: 'pair'
      readonly left: readonly [label: string, value: Inline]
      readonly right: readonly [label: string, value: Inline]
    }
  /** Measured values as a table inside the card's width: header plus rows, drawn without nesting. */
  | {
      readonly kind: 'measures'
      readonly label: string
      readonly grid: readonly number[]
      readonly header: readonly string[]
      readonly rows: readonly (readonly Cell[])[]
    }
  /** Sub-points in five tab columns, each `√名称`; exceptions are `wide` rows of their own. */
  | { readonly kind: 'ticks'; readonly label: string; readonly ticks: readonly string[] }
  /** `■正常 □关注 □异常 □不适用 □未检查`, or in the words of conformity. */
  | {
      readonly kind: 'verdict'
      readonly label: string
      readonly verdict: Verdict
      readonly after?: string
      readonly words?: Wording
    }

/** A chart described by its data; drawn to a picture when the report is rendered. */
export type Chart =
  | {
      readonly kind: 'bars'
      readonly unit: string
      readonly rows: readonly {
        readonly label: string
        /** Raw value. */
        readonly value: number
        /** As printed: `93.41%`. */
        readonly shown: string
        readonly verdict: 'normal' | 'attention' | 'abnormal'
      }[]
      readonly max: number
      readonly limit?: { readonly value: number; readonly label: string }
      readonly warning?: { readonly value: number; readonly label: string }
      /** Values are counts: the axis has no fractions. */
      readonly whole?: true
    }
  /** Counts standing side by side in time, a zero among them as well. */
  | {
      readonly kind: 'columns'
      readonly unit: string
      readonly columns: readonly { readonly label: string; readonly value: number; readonly shown: string }[]
    }
  | {
      readonly kind: 'line'
      readonly unit: string
      readonly points: readonly { readonly label: string; readonly value: number; readonly shown: string }[]
      readonly limit?: { readonly value: number; readonly label: string }
      readonly warning?: { readonly value: number; readonly label: string }
    }

export interface Figure {
  readonly type: 'figure'
  /** `图3-5　EBILL_DATA 使用率走势`: number and title; a picture's ends in `（现场截图）`. */
  readonly caption: string
  /** Kind, values and what is wrong, for readers who cannot see it. */
  readonly alt: string
  readonly source:
    | { readonly kind: 'chart'; readonly chart: Chart }
    /** A picture by the hash of the copy that may leave the device (redacted and shrunk). */
    | {
        readonly kind: 'picture'
        readonly sha256: string
        /** Pixels of that copy. */
        readonly width: number
        readonly height: number
        /** `window` 95–125 mm wide, `terminal` 135 mm, `phone` at most 90 mm high. */
        readonly shape: 'window' | 'terminal' | 'phone'
      }
}

/** Raw command output, an excerpt, as text in a one-cell table. */
export interface Raw {
  readonly type: 'raw'
  readonly caption: string
  readonly lines: readonly string[]
  /** What was left out and the hash of the whole. */
  readonly note: string
}

export interface Heading {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3
  /** The number is typed text: 3.5 is the contract's row 5 and never shifts. */
  readonly text: string
  /** Key of the inspection item it stands for, so that a preview can lead back to it. */
  readonly item?: string
}
export interface Paragraph {
  readonly type: 'paragraph'
  readonly text: Inline
  /** `body` is indented by two characters; `note` is small and hanging; `plain` has no indent; `end` is centred. */
  readonly style: 'body' | 'note' | 'plain' | 'end'
}
/** The box that answers on one page: its first line is the state, set large; none where `headline` is empty. */
export interface ConclusionBox {
  readonly type: 'conclusion'
  readonly headline: string
  readonly lines: readonly Inline[]
}
/** The two-column block to be signed and stamped; never split, at least 5900 twips high. */
export interface SignatureBlock {
  readonly type: 'signatures'
  readonly left: { readonly title: string; readonly lines: readonly string[] }
  readonly right: { readonly title: string; readonly lines: readonly string[] }
  /** Below: `甲方意见：□同意　□有不同意见：`. */
  readonly opinion: string
}
/** Boxes side by side to be signed on a form: the title, then lines; never split, at least 1400 twips high. */
export interface SignBoxes {
  readonly type: 'sign-boxes'
  /** A line that ends in `：` is to be written on. */
  readonly boxes: readonly { readonly title: string; readonly lines: readonly string[] }[]
}
/** Head of a form: the title, below it one line with its number on the left and its state on the right. */
export interface FormHead {
  readonly type: 'form-head'
  readonly title: string
  readonly left: string
  readonly right: string
}
export interface PageBreak {
  readonly type: 'page-break'
}

export type Block =
  | Heading
  | Paragraph
  | Table
  | Card
  | Figure
  | Raw
  | ConclusionBox
  | SignatureBlock
  | SignBoxes
  | FormHead
  | PageBreak

export interface Cover {
  /** Top right: `编号：XJ-2024-Q1-001`, `密级：内部`. */
  readonly marks: readonly string[]
  /** SHA-256 of a logo picture, or null. */
  readonly logo: string | null
  readonly hospital: string
  readonly system: string
  readonly title: string
  readonly period: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly firm: string
  /** 二〇二四年三月二十日. */
  readonly date: string
}
/** A page before the contents, headed but not in the contents: 文档控制. */
export interface FrontPage {
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface ReportModel {
  readonly schema: 1
  readonly profile: 'engineering' | 'official'
  /** `form`: one record on a few pages, set closer. `report` when absent. */
  readonly layout?: 'report' | 'form'
  /** `R01`. */
  readonly kind: string
  readonly number: string
  /** `V1.0`, or `草稿`. */
  readonly version: string
  /** Marked on the cover and in every header when true. */
  readonly draft: boolean
  readonly properties: {
    readonly title: string
    /** The contract's project number. */
    readonly subject: string
    readonly author: string
    readonly keywords: string
  }
  readonly header: { readonly left: string; readonly right: string }
  readonly footerLeft: string
  /** Null for a form. */
  readonly cover: Cover | null
  readonly front: readonly FrontPage[]
  /** Null for a form. */
  readonly contents: { readonly title: string } | null
  readonly body: readonly Block[]
}
