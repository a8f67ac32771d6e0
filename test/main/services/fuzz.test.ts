import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportOf } from '../../../main/demo/fill.ts'
import { router } from '../../../main/router.ts'
import { begunInspection } from '../../support/builders.ts'

const names = Object.entries(router).flatMap(([area, procedures]) =>
  Object.keys(procedures).map((name) => `${area}.${name}`),
)
const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '😀𠮷㐀',
    '../..',
    "'; DROP TABLE op; --",
    '９０％',
    'NaN',
    '-Infinity',
    '1e999',
    '\u0000',
    '\ud83d',
    '__proto__',
    'constructor',
    '2024-02-30',
  ),
  fc.constantFrom(-1, 0, 1e308, -0, 2 ** 53),
)

test(
  'junk for any procedure is answered by a failure or a value, never by a bug or an exception',
  { timeout: 120_000 },
  async () => {
    const there = await begunInspection()
    const { inspection, contract } = there
    const [item] = (await there.state()).items
    /** Things that exist, so that junk gets past the first look-up. */
    const real = fc.constantFrom(
      inspection,
      contract,
      item!.id,
      item!.row,
      `${inspection}:ENV-05`,
      'firm',
      'finding',
      'evidence',
      'inspection',
      'normal',
    )
    const keys = fc.constantFrom(
      'inspection',
      'item',
      'verdict',
      'reason',
      'seen',
      'seal',
      'row',
      'table',
      'register',
      'value',
      'contract',
      'period',
      'evidence',
      'report',
      'finding',
      'states',
      'key',
      'text',
      'sha256',
      'name',
      'source',
      'boxes',
      'marks',
      'cleared',
      'before',
      'scope',
      'form',
      'transactions',
      'groups',
      'confirmed',
      'group',
      'state',
      'copies',
      'box',
      'step',
    )
    const input = fc.oneof(strange, fc.dictionary(keys, fc.oneof(real, strange), { maxKeys: 8 }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), input, async (name, junk) => {
        const reply = await there.call(name, junk)
        if (!reply.ok)
          expect(reply, `${name} ${JSON.stringify(junk)}`).toHaveProperty(
            'failure.sentence',
            expect.stringMatching(/[\u4e00-\u9fff]/),
          )
      }),
      { numRuns: 1500 },
    )
    expect(there.bugs).toEqual([])
  },
)

/** Inputs of the right shape: what a page with a mistake, or an attacker on the line, would send. */
const shapes: Record<string, (x: { inspection: string; contract: string }) => unknown> = {
  'evidence.addFile': ({ inspection }) => ({
    ownerTable: 'inspection',
    owner: inspection,
    item: 'ENV-05',
    sha256: 'a'.repeat(64),
    name: 'x',
    source: 'file',
  }),
  'evidence.addText': ({ inspection }) => ({
    ownerTable: 'inspection',
    owner: inspection,
    item: 'NO-99',
    text: 'x',
    source: 'paste',
  }),
  'evidence.text': () => ({ evidence: 'nowhere' }),
  'evidence.proposeMarks': () => ({ evidence: 'nowhere' }),
  'evidence.move': () => ({ evidence: 'nowhere', before: null }),
  'evidence.remove': () => ({ evidence: 'nowhere', reason: '' }),
  'evidence.restore': () => ({ evidence: 'nowhere' }),
  'evidence.redact': () => ({ evidence: 'nowhere', boxes: [], marks: [], cleared: true, seen: null }),
  'finding.add': ({ inspection }) => ({ inspection, item: 'NO-99', group: null }),
  'finding.withdraw': () => ({ finding: 'nowhere', reason: '' }),
  'finding.close': () => ({ finding: 'nowhere', state: 'closed', reason: 'x', seen: null }),
  'finding.confirmNone': () => ({ inspection: 'nowhere', groups: ['tuning'], confirmed: true }),
  'history.undo': () => ({ transactions: ['nowhere'] }),
  'inspection.start': ({ contract }) => ({ contract, period: '1999-Q1' }),
  'inspection.state': () => ({ inspection: 'nowhere' }),
  'inspection.checklist': () => ({ inspection: 'nowhere' }),
  'inspection.void': () => ({ inspection: 'nowhere', reason: 'x' }),
  'item.judge': ({ inspection }) => ({ inspection, item: 'ENV-10', verdict: 'normal', reason: '', seen: null }),
  'item.explain': ({ inspection }) => ({ inspection, item: 'NO-99', reason: '', seen: null, seal: true }),
  'item.markSubPoints': ({ inspection }) => ({
    inspection,
    item: 'BIZ-02',
    states: { toString: { state: 'normal', note: '' } },
    seen: null,
  }),
  'item.removeRow': ({ inspection }) => ({ inspection, item: 'NO-99', key: 'x', seen: null }),
  'item.confirmRows': ({ inspection }) => ({ inspection, item: 'NO-99', seen: null }),
  'item.suggestions': ({ inspection }) => ({ inspection, item: 'NO-99' }),
  'pack.import': () => ({ text: '{"schema":1}' }),
  'pack.clauses': () => ({ contract: 'nowhere' }),
  'record.edit': () => ({
    table: 'firm',
    row: 'another',
    register: 'name',
    value: { name: 'x' },
    seen: null,
    seal: true,
  }),
  'report.check': () => reportOf('nowhere'),
  'report.preview': () => reportOf('nowhere'),
  'report.finalise': ({ inspection }) => reportOf(inspection),
  'report.correct': ({ inspection }) => ({ ...reportOf(inspection), reason: 'x' }),
  'report.abandonCorrection': ({ inspection }) => reportOf(inspection),
  'report.markPrinted': () => ({ report: 'nowhere', copies: 2 }),
  'report.attachScan': () => ({ report: 'nowhere', evidence: ['x'], signedBy: 'x', signedOn: '2024-03-20' }),
  'report.deliver': () => ({ report: 'nowhere', receiver: 'x', way: '', at: '' }),
  'report.archive': () => ({ report: 'nowhere', box: '' }),
  'report.document': () => ({ report: 'nowhere' }),
  'report.rerender': () => ({ report: 'nowhere' }),
}

test.each(Object.keys(shapes))(
  '%s: what does not exist or is not allowed is refused in Chinese and changes nothing',
  async (name) => {
    const there = await begunInspection()
    const before = await there.state()
    const failure = await there.refused(name, shapes[name]!(there))
    expect(failure.sentence).toMatch(/^[^a-z]*[\u4e00-\u9fff].*[。！？]$/)
    expect(await there.state()).toEqual(before)
    expect(there.bugs).toEqual([])
  },
)
