import type { InspectionFacts } from '../../inspection/facts.ts'
import type { Part } from '../../inspection/terms.ts'
import type { Block, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { adviceChapter } from './advice.ts'
import { answerChapter } from './answer.ts'
import { appendices } from './appendix.ts'
import { carriedChapter } from './carried.ts'
import { confirmChapter } from './confirm.ts'
import { type Context, contextOf } from './context.ts'
import { controlPage } from './control.ts'
import { coverOf } from './cover.ts'
import type { Exhibits } from './figures.ts'
import { overviewChapter } from './overview.ts'
import { planChapter } from './plan.ts'
import { rectificationChapter } from './rectification.ts'
import { sectionChapter } from './section.ts'
import { selfTestChapter } from './self-tests.ts'
import { serviceChapter } from './service.ts'
import { tableChapter } from './table.ts'

const parts: Readonly<Record<Part, (context: Context, exhibits: ReadonlyMap<string, Exhibits>) => Block[]>> = {
  carried: carriedChapter,
  rectification: rectificationChapter,
  'self-tests': selfTestChapter,
  advice: adviceChapter,
  work: serviceChapter,
  plan: planChapter,
  confirm: confirmChapter,
}

/**
 * The report of a check (R01, R02, R07, R08, R10) as a model: a pure function of what is known of the check and of the
 * edition. The SHA-256 of its canonical JSON is the content hash; where the report prints it the model holds
 * `hashPlaceholder`.
 */
export function reportInspection(facts: InspectionFacts, edition: Edition): ReportModel {
  const context = contextOf(facts, edition)
  const { names, terms } = context
  const title = `${names.system}${terms.title}`
  const answer = answerChapter(context)
  const overview = overviewChapter(context)
  const sections = terms.tabular
    ? [tableChapter(context)]
    : context.chapters.map((chapter) => sectionChapter(context, chapter))
  const exhibits = sections.flatMap((s) => s.exhibits)
  const shown = new Map(exhibits.map((e) => [e.item, e]))
  const body: Block[] = [
    ...answer,
    ...overview,
    ...sections.flatMap((s) => s.blocks),
    ...terms.parts.flatMap((part) => parts[part](context, shown)),
    ...appendices(context, exhibits),
  ]
  return {
    schema: 1,
    profile: 'engineering',
    kind: facts.checklist.report,
    number: edition.number,
    version: edition.version,
    draft: edition.draft,
    properties: {
      title: `${names.hospital}${title}（${context.quarter}）`,
      subject: facts.pack.projectNumber || facts.pack.projectName,
      author: names.firm,
      keywords: `${terms.keyword},${names.system},${edition.number}`,
    },
    header: headerOf([`${names.hospital}　${title}`, title], terms.title, edition),
    footerLeft: `${names.firm}　7×24服务热线 ${names.hotline}`,
    cover: coverOf(context),
    front: [controlPage(context)],
    contents: { title: '目　录' },
    body,
  }
}

/** Chinese characters that a header line holds. */
const headerLine = 48
const widthOf = (text: string): number => [...text].reduce((n, c) => n + (c < '\u2000' ? 0.5 : 1), 0)

/** The running header in one line: hospital and system give way to a long title, which the cover says in full. */
export function headerOf(
  wanted: readonly string[],
  title: string,
  edition: Pick<Edition, 'number' | 'version'>,
): ReportModel['header'] {
  const right = `编号 ${edition.number}　版本 ${edition.version}`
  return { left: wanted.find((text) => widthOf(text) + widthOf(right) <= headerLine) ?? title, right }
}
