import { fail } from '../../domain/failure.ts'
import type { SheetCell, SheetRow } from '../../domain/import/cell.ts'
import { builtInFormatKind, formatKind, momentOfSerial } from '../../domain/import/serial.ts'
import { mostColumns, mostRows, type SheetFile, type SheetInfo } from './file.ts'
import { columnOf, type Merge, mergeFiller, mergeOf } from './merge.ts'
import { readXml, wholeXml, XmlProblem } from './xml-read.ts'
import type { ZipFile } from './zip-read.ts'

type CellKind = 'moment' | 'clock' | null

/** Characters of all shared texts together; beyond it the file is no list that a person keeps. */
const mostShared = 64 * 1024 * 1024

/** Opens an .xlsx workbook. Fails as `bad-file` or `too-large` with a sentence. */
export async function openXlsx(zip: ZipFile, name: string): Promise<SheetFile> {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof XmlProblem) damaged(name)
      throw error
    }
  }
  return guarded(async () => {
    const root = await relationsOf(zip, '_rels/.rels', '')
    const path = [...root.values()].find((r) => r.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
    if (!zip.names.includes(path)) damaged(name)
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const relations = await relationsOf(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder)
    const book = await workbookOf(zip, path)
    const part = (type: string): string | undefined =>
      [...relations.values()].find((r) => r.type.endsWith(`/${type}`) && zip.names.includes(r.target))?.target
    const [sharedPart, stylesPart] = [part('sharedStrings'), part('styles')]
    const shared = sharedPart ? await sharedTexts(zip, sharedPart, name) : []
    const kinds = stylesPart ? await cellKinds(zip, stylesPart) : []
    const sheets = book.sheets.flatMap(({ id, ...sheet }) => {
      const target = relations.get(id)
      return target?.type.endsWith('/worksheet') && zip.names.includes(target.target)
        ? [{ ...sheet, part: target.target }]
        : []
    })
    const looked: (SheetInfo & { readonly part: string; readonly merges: readonly Merge[] })[] = []
    for (const sheet of sheets) looked.push({ ...sheet, ...(await scan(zip, sheet.part)) })
    return {
      encoding: '',
      sheets: looked.map(({ name: title, hidden, rows, hiddenRows, merged }) => ({
        name: title,
        hidden,
        rows,
        hiddenRows,
        merged,
      })),
      async *rows(index) {
        const sheet = looked[index]
        if (!sheet) return
        const fill = mergeFiller(sheet.merges)
        try {
          for await (const row of rowsOf(zip, sheet.part, { shared, kinds, epoch1904: book.epoch1904, sheet, name }))
            yield fill(row)
        } catch (error) {
          if (error instanceof XmlProblem) damaged(name)
          throw error
        }
      },
    } satisfies SheetFile
  })
}

function damaged(name: string): never {
  return fail('bad-file', `“${name}”不完整或已损坏，没有导入。请在 Excel 里打开它，另存一份再试。`)
}

interface Relation {
  readonly type: string
  readonly target: string
}

async function relationsOf(zip: ZipFile, part: string, folder: string): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>()
  if (!zip.names.includes(part)) return found
  await wholeXml(zip.stream(part), {
    open(name, { Id, Type, Target = '' }) {
      if (name !== 'Relationship' || !Id || !Type) return
      found.set(Id, { type: Type, target: Target.startsWith('/') ? Target.slice(1) : resolved(folder + Target) })
    },
  })
  return found
}

/** A path without `./` and `../`. */
function resolved(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  return parts.join('/')
}

async function workbookOf(zip: ZipFile, part: string) {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let epoch1904 = false
  await wholeXml(zip.stream(part), {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      sheets.push({ name: attributes['name'] ?? '', id, hidden: (attributes['state'] ?? 'visible') !== 'visible' })
    },
  })
  return { sheets, epoch1904 }
}

async function sharedTexts(zip: ZipFile, part: string, name: string): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let inText = false
  let phonetic = 0
  let total = 0
  await wholeXml(zip.stream(part), {
    open(tag) {
      if (tag === 'si') text = ''
      else if (tag === 'rPh') phonetic++
      else if (tag === 't') inText = phonetic === 0
    },
    text(piece) {
      if (inText) text += piece
    },
    close(tag) {
      if (tag === 't') inText = false
      else if (tag === 'rPh') phonetic--
      else if (tag === 'si') {
        total += text.length
        if (total > mostShared) fail('too-large', `“${name}”里的文字太多，没有导入。请拆成几个文件。`)
        texts.push(unescaped(text))
      }
    },
  })
  return texts
}

/** `_x000D_` and the like, as Excel writes characters that XML cannot hold. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** What each cell format shows: a date, a time of day, or something else. */
async function cellKinds(zip: ZipFile, part: string): Promise<CellKind[]> {
  const codes = new Map<number, string>()
  const kinds: CellKind[] = []
  let within = false
  await wholeXml(zip.stream(part), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') within = true
      else if (name === 'xf' && within) {
        const id = Number(attributes['numFmtId'] ?? 0)
        const code = codes.get(id)
        kinds.push(code === undefined ? builtInFormatKind(id) : formatKind(code))
      }
    },
    close(name) {
      if (name === 'cellXfs') within = false
    },
  })
  return kinds
}

/** What stands around the rows of a sheet: found without parsing, for a sheet names its merged cells after its rows. */
async function scan(zip: ZipFile, part: string) {
  const decoder = new TextDecoder('latin1')
  const merges: Merge[] = []
  let [rows, hiddenRows] = [0, 0]
  let rest = ''
  for await (const piece of zip.stream(part)) {
    const text = rest + decoder.decode(piece, { stream: true })
    const end = text.lastIndexOf('<')
    const whole = end < 0 ? '' : text.slice(0, end)
    for (const [tag] of whole.matchAll(/<(?:\w+:)?(?:row|mergeCell)[ /][^<]*/g))
      if (tag.includes('mergeCell')) {
        const merge = mergeOf(/ ref="([^"]*)"/.exec(tag)?.[1] ?? '')
        if (merge) merges.push(merge)
      } else {
        rows++
        if (/ hidden="(1|true)"/.test(tag)) hiddenRows++
      }
    rest = end < 0 ? '' : text.slice(end)
  }
  return { rows, hiddenRows, merges, merged: merges.map((m) => m.ref) }
}

interface Reading {
  readonly shared: readonly string[]
  readonly kinds: readonly CellKind[]
  readonly epoch1904: boolean
  readonly sheet: { readonly name: string }
  readonly name: string
}

async function* rowsOf(zip: ZipFile, part: string, reading: Reading): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = []
  let row = 0
  let column = -1
  let hidden = false
  let cells: (SheetCell | undefined)[] = []
  let cell = { type: '', style: 0, formula: false }
  let value = ''
  let takes = false
  let phonetic = 0
  const xml = readXml(zip.stream(part), {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = Number(attributes['r'] ?? row + 1)
          column = -1
          hidden = /^(1|true)$/.test(attributes['hidden'] ?? '')
          cells = []
          break
        case 'c':
          column = attributes['r'] ? columnOf(attributes['r']) : column + 1
          cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), formula: false }
          value = ''
          break
        case 'f':
          cell.formula = true
          break
        case 'rPh':
          phonetic++
          break
        case 'v':
        case 't':
          takes = phonetic === 0
          break
      }
    },
    text(piece) {
      if (takes) value += piece
    },
    close(name) {
      if (name === 'v' || name === 't') takes = false
      else if (name === 'rPh') phonetic--
      else if (name === 'c') {
        const read = cellOf(value, cell, reading)
        if (read && column < mostColumns) cells[column] = read
      } else if (name === 'row' && cells.some(Boolean)) ready.push({ row, hidden, cells })
    },
  })
  let count = 0
  for await (const _ of xml) {
    for (const read of ready) {
      if (++count > mostRows)
        fail('too-large', `工作表“${reading.sheet.name}”超过 ${mostRows} 行，没有导入。请按年份拆成几个文件。`)
      yield read
    }
    ready.length = 0
  }
}

function cellOf(
  value: string,
  { type, style, formula }: { readonly type: string; readonly style: number; readonly formula: boolean },
  { shared, kinds, epoch1904 }: Reading,
): SheetCell | undefined {
  if (value === '') return formula && type !== 'str' ? { is: 'uncalculated' } : undefined
  switch (type) {
    case 's':
      return textOf(shared[Number(value)] ?? '')
    case 'str':
    case 'inlineStr':
      return textOf(unescaped(value))
    case 'b':
      return { is: 'text', text: value === '1' ? '是' : '否' }
    case 'e':
      return { is: 'error', error: value }
    case 'd':
      return { is: 'text', text: value }
    default:
      return numberOf(value, kinds[style] ?? null, epoch1904)
  }
}

function textOf(text: string): SheetCell | undefined {
  return text.trim() === '' ? undefined : { is: 'text', text }
}

function numberOf(value: string, kind: CellKind, epoch1904: boolean): SheetCell | undefined {
  const number = Number(value)
  if (!Number.isFinite(number)) return textOf(value)
  if (kind === 'clock' && number >= 0 && number < 1) return { is: 'clock', days: number }
  const at = kind === null ? null : momentOfSerial(number, epoch1904)
  if (at) return { is: 'moment', at }
  // 13800000000 and 0.1 are written as typed; only what a computer wrote is made shorter.
  return { is: 'number', number, text: /^-?\d{1,17}(\.\d{1,12})?$/.test(value) ? value : String(number) }
}
