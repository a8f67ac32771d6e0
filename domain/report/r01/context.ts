import type { InspectionFacts, ItemFacts } from '../../inspection/facts.ts'
import { nextPeriod } from '../../inspection/next-period.ts'
import type { Period } from '../../time/period.ts'
import type { Edition } from '../edition.ts'
import { type Names, namesOf } from './names.ts'
import { type Numbering, numbering } from './numbering.ts'
import { type Advice, type Problem, numberedAdvice, problemsOf } from '../../inspection/problem.ts'
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
  readonly next: Period | null
  readonly numbers: Numbering
  /** `2024年第一季度`. */
  readonly quarter: string
  /** The sections in the contract's order with their chapter numbers. */
  readonly chapters: readonly Chapter[]
  /** Number of the chapter that follows the sections'. */
  readonly after: number
}

export interface Chapter {
  readonly number: number
  readonly section: string
  readonly title: string
  readonly items: readonly ItemFacts[]
}

const firstSectionChapter = 3

export function contextOf(facts: InspectionFacts, edition: Edition): Context {
  const problems = problemsOf(facts)
  const chapters = facts.checklist.reportOrder.map((section, index) => ({
    number: firstSectionChapter + index,
    section,
    title: facts.checklist.sections.find((s) => s.id === section)?.title ?? section,
    items: facts.items.filter((i) => i.section.id === section).sort((a, b) => a.number - b.number),
  }))
  return {
    facts,
    edition,
    names: namesOf(facts),
    problems,
    advice: numberedAdvice(facts, problems),
    next: nextPeriod(facts),
    numbers: numbering(),
    quarter: quarterName(facts.inspection.plan?.period.id ?? ''),
    chapters,
    after: firstSectionChapter + chapters.length,
  }
}

/** `3.5`: the contract's own row number within its chapter. */
export function itemNumber(context: Context, item: ItemFacts): string {
  const chapter = context.chapters.find((c) => c.section === item.section.id)
  return `${chapter?.number ?? ''}.${item.number}`
}
