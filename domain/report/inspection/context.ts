import type { InspectionFacts, ItemFacts } from '../../inspection/facts.ts'
import { nextPeriod } from '../../inspection/next-period.ts'
import type { Period } from '../../time/period.ts'
import type { Edition } from '../edition.ts'
import { chapterAfter, chapterOf, firstSection, type Part, type Terms, termsOf } from '../../inspection/terms.ts'
import { type AdviceGroup, type Verdict, verdictNames, type Wording } from '../../verdict.ts'
import { type Names, namesOf } from './names.ts'
import { type Numbering, numbering } from './numbering.ts'
import { type Advice, type Problem, numberedAdvice, printedGroups, problemsOf } from '../../inspection/problem.ts'
import { quarterName } from '../../time/quarter-name.ts'

/** What stands in appendix A for one piece of proof. */
export interface EvidenceLine {
  /** `图3-5`, `B-1`, or `未入图`. */
  readonly number: string
  readonly content: string
  readonly file: string
  readonly item: string
  /** Hash of the original; empty for a chart, which is drawn from the values printed beside it. */
  readonly sha256: string
}

/** What every chapter is written from. */
export interface Context {
  readonly facts: InspectionFacts
  readonly edition: Edition
  readonly names: Names
  readonly problems: readonly Problem[]
  readonly advice: readonly Advice[]
  /** The groups of advice that have a heading, in its order. */
  readonly groups: readonly AdviceGroup[]
  readonly next: Period | null
  readonly numbers: Numbering
  readonly terms: Terms
  readonly words: Wording
  /** What the results are called in it. */
  readonly verdicts: Readonly<Record<Verdict, string>>
  /** `2024年第一季度`. */
  readonly quarter: string
  /** The sections in the contract's order with their chapter numbers. */
  readonly chapters: readonly Chapter[]
  /** Number of the chapter that follows the sections'. */
  readonly after: number
}

/** Number of a chapter that the report has. */
export function numberOf({ facts }: Context, part: Part): number {
  return chapterOf(facts.checklist, part) ?? chapterAfter(facts.checklist)
}

export interface Chapter {
  readonly number: number
  /** What its items' numbers begin with: `3`, or `3.2` where all sections stand in one chapter. */
  readonly place: string
  readonly section: string
  readonly title: string
  readonly items: readonly ItemFacts[]
}

export function contextOf(facts: InspectionFacts, edition: Edition): Context {
  const problems = problemsOf(facts)
  const advice = numberedAdvice(facts, problems)
  const terms = termsOf(facts.checklist)
  const { words } = facts.checklist
  const chapters = facts.checklist.reportOrder.map((section, index) => ({
    number: terms.tabular ? firstSection : firstSection + index,
    place: terms.tabular ? `${firstSection}.${index + 1}` : String(firstSection + index),
    section,
    title: facts.checklist.sections.find((s) => s.id === section)?.title ?? section,
    items: facts.items.filter((i) => i.section.id === section).sort((a, b) => a.number - b.number),
  }))
  return {
    facts,
    edition,
    names: namesOf(facts),
    problems,
    advice,
    groups: printedGroups(facts.checklist, advice),
    next: nextPeriod(facts),
    numbers: numbering(),
    terms,
    words,
    verdicts: verdictNames(words),
    quarter: quarterName(facts.inspection.plan?.period.name ?? ''),
    chapters,
    after: chapterAfter(facts.checklist),
  }
}

/** `3.5`: the contract's own row number within its chapter. */
export function itemNumber(context: Context, item: ItemFacts): string {
  const chapter = context.chapters.find((c) => c.section === item.section.id)
  return `${chapter?.place ?? ''}.${item.number}`
}
