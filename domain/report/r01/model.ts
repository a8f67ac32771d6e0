import type { InspectionFacts } from '../../inspection/facts.ts'
import type { Block, ReportModel } from '../block.ts'
import { adviceChapter } from './advice.ts'
import { answerChapter } from './answer.ts'
import { appendices } from './appendix.ts'
import { carriedChapter } from './carried.ts'
import { confirmChapter } from './confirm.ts'
import { contextOf } from './context.ts'
import { controlPage } from './control.ts'
import { coverOf } from './cover.ts'
import type { Edition } from '../edition.ts'
import { overviewChapter } from './overview.ts'
import { planChapter } from './plan.ts'
import { sectionChapter } from './section.ts'
import { serviceChapter } from './service.ts'

export type { Edition } from '../edition.ts'
export { hashPlaceholder, noHash } from '../edition.ts'

/**
 * R01 季度巡检报告 as a model: a pure function of what is known of the inspection and of the edition. The SHA-256 of
 * its canonical JSON is the content hash; where the report prints it the model holds `hashPlaceholder`.
 */
export function reportR01(facts: InspectionFacts, edition: Edition): ReportModel {
  const context = contextOf(facts, edition)
  const { names } = context
  const title = `${names.system}季度巡检报告`
  const answer = answerChapter(context)
  const overview = overviewChapter(context)
  const sections = context.chapters.map((chapter) => sectionChapter(context, chapter))
  const exhibits = sections.flatMap((s) => s.exhibits)
  const body: Block[] = [
    ...answer,
    ...overview,
    ...sections.flatMap((s) => s.blocks),
    ...carriedChapter(context),
    ...adviceChapter(context, new Map(exhibits.map((e) => [e.item, e]))),
    ...serviceChapter(context),
    ...planChapter(context),
    ...confirmChapter(context),
    ...appendices(context, exhibits),
  ]
  return {
    schema: 1,
    profile: 'engineering',
    kind: 'R01',
    number: edition.number,
    version: edition.version,
    draft: edition.draft,
    properties: {
      title: `${names.hospital}${title}（${context.quarter}）`,
      subject: facts.pack.projectNumber || facts.pack.projectName,
      author: names.firm,
      keywords: `季度巡检,${names.system},${edition.number}`,
    },
    header: { left: `${names.hospital}　${title}`, right: `编号 ${edition.number}　版本 ${edition.version}` },
    footerLeft: `${names.firm}　7×24服务热线 ${names.hotline}`,
    cover: coverOf(context),
    front: [controlPage(context)],
    contents: { title: '目　录' },
    body,
  }
}
