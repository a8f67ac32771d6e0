/** The whole document: cover, front pages, contents and body in their sections, packed to a .docx. */
import { Document, NumberFormat, Packer, SectionType } from 'docx'
import type { ISectionOptions } from 'docx'
import type { ReportModel } from '../../../domain/report/block.ts'
import { clean } from './clean.ts'
import { contentsOf, pageNumbersOf } from './contents.ts'
import { coverOf } from './cover.ts'
import { flowOf } from './flow.ts'
import type { DrawFigure } from './flow.ts'
import { paragraph } from './paragraph.ts'
import { footerOf, headerOf } from './running.ts'
import type { Picture, Sheet } from './sheet.ts'
import { stylesOf } from './styles.ts'

export interface Parts {
  readonly drawFigure: DrawFigure
  readonly logo: Picture | undefined
  /** Called after every block of the body and of the front pages. */
  readonly each: () => void
}

type Children = ISectionOptions['children'][number][]

async function mainOf(model: ReportModel, sheet: Sheet, parts: Parts): Promise<Children> {
  const out: Children = []
  for (const [at, front] of model.front.entries()) {
    out.push(paragraph('FrontTitle', sheet, front.title, at > 0 ? { pageBreakBefore: true } : {}))
    out.push(
      ...(await flowOf(front.blocks, { front: true, pageTop: false, sheet, drawFigure: parts.drawFigure }, parts.each)),
    )
  }
  if (model.contents) out.push(...contentsOf(model.contents.title, sheet, model.front.length > 0))
  const pageTop = out.length > 0
  out.push(...(await flowOf(model.body, { front: false, pageTop, sheet, drawFigure: parts.drawFigure }, parts.each)))
  return out
}

function geometry(sheet: Sheet): NonNullable<NonNullable<ISectionOptions['properties']>['page']> {
  const { width, height, top, bottom, left, right, header, footer } = sheet.page
  return { size: { width, height }, margin: { top, bottom, left, right, header, footer, gutter: 0 } }
}

/** The report as the bytes of a .docx. */
export async function packDocument(model: ReportModel, sheet: Sheet, parts: Parts): Promise<Uint8Array> {
  const official = sheet.profile === 'official'
  const page = geometry(sheet)
  const numbered = official ? { ...page, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } } : page
  const { title, subject, author, keywords } = model.properties
  const document = new Document({
    title: clean(title),
    subject: clean(subject),
    creator: clean(author),
    lastModifiedBy: clean(author),
    keywords: clean(keywords),
    styles: stylesOf(sheet.profile),
    evenAndOddHeaderAndFooters: official,
    ...(model.contents ? { pageNumbers: pageNumbersOf(sheet.profile) } : {}),
    sections: [
      ...(model.cover
        ? [
            {
              properties: { page, type: SectionType.NEXT_PAGE },
              children: coverOf(model.cover, model.draft, sheet, parts.logo),
            },
          ]
        : []),
      {
        properties: { page: numbered, type: SectionType.NEXT_PAGE },
        headers: { default: headerOf(model, sheet), ...(official ? { even: headerOf(model, sheet) } : {}) },
        footers: { default: footerOf(model, sheet), ...(official ? { even: footerOf(model, sheet, 'even') } : {}) },
        children: await mainOf(model, sheet, parts),
      },
    ],
  })
  return Packer.toBuffer(document)
}
