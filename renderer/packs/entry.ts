import { freeId, listAt, textAt } from '../../domain/pack/edit.ts'
import type { Path } from '../../domain/pack/place.ts'
import type { EntryKind } from './spec.ts'

/** A list of a pack: where it is, what its entries are, and what it is called. */
export interface EntryList {
  readonly key: string
  readonly kind: EntryKind
  readonly name: string
}

/** Lists that an entry holds and that are edited on its own form, as cards. */
export const ownLists: Partial<Readonly<Record<EntryKind, readonly EntryList[]>>> = {
  item: [
    { key: 'measures', kind: 'measure', name: '测量值与限值' },
    { key: 'subPoints', kind: 'subPoint', name: '子项' },
    { key: 'suggestions', kind: 'suggestion', name: '典型问题与建议' },
    { key: 'commands', kind: 'command', name: '命令' },
    { key: 'accepts', kind: 'accept', name: '粘贴识别' },
  ],
  policy: [{ key: 'milestones', kind: 'milestone', name: '时限节点' }],
}

/** One line that tells an entry from its neighbours. */
export function entryTitle(kind: EntryKind, value: unknown): string {
  const id = textAt(value, ['id']) || textAt(value, ['key'])
  const name = textAt(value, ['name']) || textAt(value, ['problem']) || textAt(value, ['text'])
  if (kind === 'service' || kind === 'accept') return textAt(value, ['kind']) || textAt(value, ['parser']) || '未填'
  return [id, name].filter((part) => part !== '').join(' ') || '未填'
}

/** A new entry of a list, with everything that can be known. What only the author knows is left blank. */
export function freshEntry(kind: EntryKind, root: unknown, list: Path): unknown {
  const entries = listAt(root, list)
  const clause = textAt(root, ['clauses', 0, 'id'])
  const id = (prefix: string): string => freeId(entries, prefix)
  const section = { id: id('section-'), name: '', title: '', clause, items: [] as unknown[] }
  switch (kind) {
    case 'clause':
      return {
        id: id('K-'),
        type: 'obligation',
        text: '',
        path: '',
        occurrence: 1,
        frequency: 'on-event',
        limit: '',
        mark: null,
        proof: '',
        rules: [],
        idle: null,
      }
    case 'checklist':
      return {
        id: id('checklist-'),
        name: '',
        report: 'R01',
        words: 'verdict',
        adviceGroups: ['tuning', 'prevention', 'security'],
        sections: [section],
        reportOrder: [section.id],
      }
    case 'section':
      return section
    case 'item':
      return {
        id: id('CHK-'),
        kind: 'check',
        name: '',
        sentence: textAt(root, ['clauses', 0, 'text']),
        clause,
        standard: '每季度',
        requirement: '',
        control: '',
        object: '',
        method: '',
        steps: [],
        criterion: '',
        normalSentence: '',
        measures: [],
        subPoints: [],
        commands: [],
        accepts: [],
        evidence: { normal: 0, attention: 0, abnormal: 1 },
        suggestions: [],
        notApplicableReasons: [],
        uncheckedReasons: [],
      }
    case 'measure':
      return {
        id: id('m'),
        name: '',
        unit: '',
        decimals: 0,
        object: null,
        required: false,
        min: 0,
        max: null,
        abnormal: null,
        attention: null,
        source: 'internal',
        limitText: '',
        bases: [],
      }
    case 'subPoint':
      return { id: id('s'), name: '', look: '' }
    case 'command':
      return { id: id('command-'), name: '', platform: 'any', text: '', note: '' }
    case 'accept':
      return { parser: 'disk', measure: '', select: 'all' }
    case 'suggestion':
      return {
        id: id('g'),
        measure: null,
        subPoint: null,
        group: 'prevention',
        risk: 'medium',
        problem: '',
        impact: '',
        advice: '',
        party: 'contractor',
        dueDays: 30,
      }
    case 'policy':
      return { key: '', name: '', kind: 'tier', applies: '', milestones: [] }
    case 'milestone':
      return { id: 'response', name: '响应', hours: null, clause, quote: '' }
    case 'subject':
      return { id: id('subject-'), name: '', model: '', policies: [], clause }
    case 'service':
      return { kind: 'phone', clause: null }
    case 'deliverable':
      return {
        id: id('deliverable-'),
        name: '',
        report: 'R01',
        clause,
        every: 'period',
        count: 4,
        due: { anchor: 'end', days: 0, workdays: false },
        lead: [30, 7],
        carry: true,
        rule: { kind: 'document', report: 'R01', span: 'period', signed: true, place: '' },
        note: '',
      }
    case 'payment':
      return { id: id('payment-'), name: '', clause, trigger: 'contract-signed', workdays: 10, percent: null, note: '' }
    case 'remark':
      return {
        id: id('remark-'),
        kind: 'ambiguity',
        clauses: [clause],
        text: '',
        reading: '',
        decides: '双方',
        setting: '',
        places: ['matrix'],
      }
    case 'pack':
    case 'faults':
      return {}
  }
}
