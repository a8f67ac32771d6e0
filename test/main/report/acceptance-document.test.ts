import { expect, test } from 'vitest'
import type { ReportModel } from '../../../domain/report/block.ts'
import type { Edition } from '../../../domain/report/edition.ts'
import { reportR14 } from '../../../domain/report/r14/model.ts'
import { reportR15 } from '../../../domain/report/r15/model.ts'
import { reportR16 } from '../../../domain/report/r16/model.ts'
import { acceptanceFacts } from '../../support/acceptance-facts.ts'
import { emptyFacts, fullYear } from '../../support/contract-facts.ts'
import { packB } from '../../support/fault-facts.ts'
import { packA } from '../../support/pack-a.ts'
import { partsOf, rendered, sampleHash, schemaErrors } from './opened.ts'

const edition: Edition = {
  version: 'V1.0',
  number: 'ZY-2024-001',
  draft: false,
  finalisedAt: '2025-01-08T09:00:00.000+08:00',
  author: '工程师甲',
  history: [],
  copies: 2,
  rawTexts: {},
}

const cases: readonly (readonly [string, ReportModel])[] = [
  ['a full year of contract A', acceptanceFacts(packA, fullYear(packA))],
  ['a full year of contract B', acceptanceFacts(packB, fullYear(packB))],
  ['a year in which nothing was done', acceptanceFacts(packB, emptyFacts(packB))],
].flatMap(([name, facts]) =>
  [reportR14, reportR15, reportR16].map((model) => {
    const made = model(facts as never, edition)
    return [`${made.kind} of ${name as string}`, made] as const
  }),
)

test.each(cases)(
  '%s is a valid Word file that numbers its pages on both sides',
  async (_, model) => {
    const bytes = await rendered(model, sampleHash)
    expect(await schemaErrors(bytes)).toEqual([])
    const parts = await partsOf(bytes)
    const footers = [...parts].filter(([name]) => /footer\d*\.xml$/.test(name)).map(([, xml]) => xml)
    expect(footers.length).toBeGreaterThanOrEqual(2)
    expect(parts.get('word/settings.xml')).toContain('w:evenAndOddHeaders')
  },
  120_000,
)
