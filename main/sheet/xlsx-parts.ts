/** The parts of an .xlsx file that do not depend on its rows. */
import type { ColumnKind } from '../../domain/export/sheet.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** Text as XML, without the characters that XML cannot hold. `_x000D_` and the like would be read as one character. */
export function xml(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  )
}

/** Place of each cell format in {@link styles}. `quoted` is text that a program would take for a formula. */
export const styleOf: Readonly<Record<ColumnKind | 'head' | 'quoted' | 'quotedLong', number>> = {
  text: 1,
  long: 2,
  number: 3,
  date: 4,
  time: 5,
  hours: 6,
  head: 7,
  quoted: 8,
  quotedLong: 9,
}

const format = (number: number, more = '', wrap = false): string =>
  `<xf numFmtId="${number}" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"${number > 0 ? ' applyNumberFormat="1"' : ''}${more}><alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`

export const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="0.0"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/><family val="2"/></font><font><b/><sz val="11"/><name val="等线"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${format(49)}${format(49, '', true)}${format(0)}${format(164)}${format(165)}${format(166)}<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>${format(49, ' quotePrefix="1"')}${format(49, ' quotePrefix="1"', true)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

export const rootRelations = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, n) =>
      `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  )
  return `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${parts.join('')}</Types>`
}

export function workbookRelations(sheets: number): string {
  const links = Array.from(
    { length: sheets },
    (_, n) =>
      `<Relationship Id="rId${n + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
  )
  return `${head}<Relationships xmlns="${packages}/relationships">${links.join('')}<Relationship Id="rId${sheets + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`
}

/** `areas`: the cells under each sheet's filter, `$A$1:$F$20`. */
export function workbook(names: readonly string[], areas: readonly string[]): string {
  const sheets = names.map((name, n) => `<sheet name="${xml(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
  const filters = areas.map(
    (area, n) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${n}" hidden="1">'${xml(names[n]!.replaceAll("'", "''"))}'!${area}</definedName>`,
  )
  return `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`
}

export const sheetHead = `${head}<worksheet xmlns="${main}">`
