import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import { orElse } from '../../or-else.ts'
import { coverDate, dateOf, longDate } from '../../time/instant.ts'
import type { Block, Cover, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { type FormNames, formNames } from '../form/model.ts'

/** Words that every paper of the final acceptance uses. */
export interface AcceptanceNames extends FormNames {
  readonly projectName: string
  readonly projectNumber: string
  /** `2024年1月1日至2024年12月31日`. */
  readonly service: string
  /** `30000.00元`. */
  readonly amount: string
}

export function acceptanceNames({ contract, firm, pack, facts }: AcceptanceFacts): AcceptanceNames {
  const { start, end } = facts.service
  const { sum } = facts
  return {
    ...formNames({ contract, firm, pack }),
    projectName: pack.projectName,
    projectNumber: orElse(pack.projectNumber, '合同未列编号'),
    service: `${longDate(start)}至${longDate(end)}`,
    amount: sum === null ? orElse(pack.budget, '未填写') : `${yuan(sum.cents)}${sumNames[sum.from]}`,
  }
}

const sumNames = { decided: '（财审决算）', agreed: '（合同金额）', budget: '（预算金额）' } as const

/** `44660.00元`. */
export function yuan(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}元`
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text })
export const body = (text: string): Block => ({ type: 'paragraph', style: 'body', text })

/** Characters of a title's line at 22 pt. */
const titleLine = 19

/** A title too long for one line, broken after 系统 or in its middle, so that no line holds a single character. */
function balanced(text: string): string {
  const chars = Array.from(text)
  const width = (part: readonly string[]): number => part.reduce((sum, c) => sum + (c > '\u2000' ? 1 : 0.5), 0)
  if (width(chars) <= titleLine) return text
  const name = text.lastIndexOf('系统', titleLine) + 2
  const at = name > 6 && text.length - name >= 4 && name <= titleLine + 2 ? name : Math.ceil(chars.length / 2)
  return `${text.slice(0, at)}\n${text.slice(at)}`
}

/** An official paper with a cover: title in the middle, both parties and the date below. */
export function officialModel(paper: {
  readonly kind: string
  readonly title: string
  readonly facts: AcceptanceFacts
  readonly edition: Edition
  readonly body: readonly Block[]
}): ReportModel {
  const { kind, title, facts, edition } = paper
  const names = acceptanceNames(facts)
  const cover: Cover = {
    marks: [`编号：${edition.number}`, ...(edition.draft && edition.version !== '草稿' ? [edition.version] : [])],
    logo: null,
    hospital: balanced(names.projectName),
    system: '',
    title,
    period: `（服务期：${names.service}）`,
    facts: [],
    firm: `甲方：${names.hospital}\n乙方：${names.firm}`,
    date: coverDate(dateOf(edition.finalisedAt ?? facts.now)),
  }
  return {
    schema: 1,
    profile: 'official',
    kind,
    number: edition.number,
    version: edition.version,
    draft: edition.draft,
    properties: {
      title: `${names.hospital}${names.projectName}${title}（${edition.number}）`,
      subject: names.project,
      author: names.firm,
      keywords: `${title},${names.system},${edition.number}`,
    },
    header: { left: names.hospital, right: edition.number },
    footerLeft: names.firm,
    cover,
    front: [],
    contents: null,
    body: paper.body,
  }
}
