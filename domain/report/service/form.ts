import type { ServiceFacts } from '../../service/facts.ts'
import type { Block, Inline, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { attachmentBlocks } from '../form/attachment.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { conclusionBox, formHead } from '../form/head.ts'
import { formModel, formNames } from '../form/model.ts'
import { formSignatures } from '../form/sign.ts'
import { basicsPart, resultPart, sections } from './part.ts'

interface Form {
  /** `R11`. */
  readonly kind: string
  readonly title: string
  readonly conclusion: Inline
  /** Sections between 基本信息 and 结果与确认. */
  readonly middle: readonly { readonly heading: string; readonly blocks: readonly Block[] }[]
  /** Lines to be signed by the customer and by the firm. */
  readonly customer?: readonly string[]
  readonly firm?: readonly string[]
}

const states = { open: '未完成', done: '已完成', void: '已作废' } as const

/** A service record as a form: what all of them share, around what only this kind has. */
export function serviceForm(facts: ServiceFacts, edition: Edition, form: Form): ReportModel {
  const names = formNames(facts)
  const body: Block[] = [
    formHead(form.title, edition, states[facts.state]),
    conclusionBox(form.conclusion),
    ...sections([
      { heading: '基本信息', blocks: basicsPart(facts) },
      ...form.middle,
      { heading: '结果与确认', blocks: resultPart(facts) },
      { heading: '附件', blocks: attachmentBlocks(facts.evidence, edition, form.title) },
    ]),
    formSignatures(names, form.customer, form.firm),
    ...editionBlocks(edition, '修改记录'),
  ]
  return formModel({ kind: form.kind, title: form.title, names, edition, body })
}

/** `；`-joined parts that hold something, ending in `。`. */
export function sentence(...parts: readonly (string | false | undefined)[]): string {
  const said = parts.filter((p): p is string => !!p).map((p) => p.trim().replace(/[。；]$/, ''))
  return said.length === 0 ? '记录未完成。' : `${said.join('；')}。`
}
