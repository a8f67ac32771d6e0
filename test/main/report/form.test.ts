import { expect, test } from 'vitest'
import { reportR03 } from '../../../domain/report/r03/model.ts'
import { renderDocx } from '../../../main/report/render.ts'
import {
  begunFault,
  completeFault,
  editionOf,
  lateFault,
  lentFault,
  unlimitedFault,
} from '../../domain/report/r03/sample.ts'
import { shot } from './fixture-items.ts'
import { elements, partsOf, samplePictures, schemaErrors, textOf } from './opened.ts'

async function drawn(sample: typeof completeFault, draft: boolean): Promise<Uint8Array> {
  const picture = (await samplePictures()).get(shot)!
  const facts = sample()
  return renderDocx(reportR03(facts, editionOf(facts, draft)), { picture: () => picture })
}

test.each([
  ['complete', completeFault, false],
  ['late', lateFault, false],
  ['lent', lentFault, false],
  ['unlimited', unlimitedFault, false],
  ['begun', begunFault, true],
] as const)('the %s fault record passes the Open XML validator', async (_, sample, draft) => {
  expect(await schemaErrors(await drawn(sample, draft))).toEqual([])
})

test('a form has one section with real page numbers, no contents, and signature boxes that stay whole', async () => {
  const parts = await partsOf(await drawn(begunFault, true))
  const body = parts.get('word/document.xml') ?? ''
  expect(elements(body, 'w:sectPr')).toHaveLength(1)
  expect(body).not.toContain('TOC')
  expect(textOf(parts.get('word/header1.xml') ?? '')).toContain('草稿')
  const footer = parts.get('word/footer1.xml') ?? ''
  expect(footer).toContain('NUMPAGES')
  const box = elements(body, 'w:tr').find((row) => textOf(row).includes('用户确认：'))!
  expect(box).toMatch(/<w:trHeight [^>]*w:val="1400"/)
  expect(box).toContain('w:cantSplit')
  for (const table of elements(body, 'w:tbl')) expect(table).toMatch(/<w:tblW [^>]*w:w="9072"/)
})
