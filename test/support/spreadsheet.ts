import JSZip from 'jszip'

/** A cell of a made workbook: text, a number, a day number shown as a date, or raw XML of a `<c>` without its place. */
export type MadeCell =
  | string
  | number
  | null
  | { readonly day: number }
  | { readonly clock: number }
  | { readonly xml: string }

export interface MadeSheet {
  readonly name: string
  readonly rows: readonly (readonly MadeCell[])[]
  /** `A3:A5`. */
  readonly merged?: readonly string[]
  /** Rows, from 1, that are hidden. */
  readonly hidden?: readonly number[]
  /** The sheet itself is hidden. */
  readonly veiled?: boolean
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
export const letters = (n: number): string =>
  (n >= 26 ? letters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26))

function cellXml(cell: MadeCell, at: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`
  if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`
  if ('clock' in cell) return `<c r="${at}" s="2"><v>${cell.clock}</v></c>`
  return cell.xml.replace('<c', `<c r="${at}"`)
}

/** An .xlsx file as Excel would write it, from plain rows. `parts` adds or replaces parts of the file. */
export async function madeXlsx(
  sheets: readonly MadeSheet[],
  options: { readonly epoch1904?: boolean; readonly parts?: Readonly<Record<string, string>> } = {},
): Promise<Uint8Array> {
  const zip = new JSZip()
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'
  zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
  zip.file(
    '_rels/.rels',
    `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  zip.file(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${options.epoch1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (s, n) =>
          `<sheet name="${escape(s.name)}" sheetId="${n + 1}"${s.veiled ? ' state="hidden"' : ''} r:id="rId${n + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packages}">${sheets
      .map(
        (_, n) => `<Relationship Id="rId${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId90" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
  )
  zip.file(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
  )
  sheets.forEach((sheet, n) => {
    const rows = sheet.rows.map((cells, r) => {
      const row = r + 1
      const hidden = sheet.hidden?.includes(row) ? ' hidden="1"' : ''
      return `<row r="${row}"${hidden}>${cells.map((cell, c) => cellXml(cell, `${letters(c)}${row}`)).join('')}</row>`
    })
    const merged = sheet.merged?.length
      ? `<mergeCells count="${sheet.merged.length}">${sheet.merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : ''
    zip.file(
      `xl/worksheets/sheet${n + 1}.xml`,
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`,
    )
  })
  for (const [name, text] of Object.entries(options.parts ?? {})) zip.file(name, text)
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}
