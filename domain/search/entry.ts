import { startOfDay } from '../time/instant.ts'

/** What of a record can be found, and where a hit leads. */
export interface SearchEntry {
  /** The record that a hit opens. Equal to the record itself, but for parts such as a fault's timeline. */
  readonly ownerTable: string
  readonly owner: string
  /** Empty for a part: its owner's holds. */
  readonly contract: string
  readonly number: string
  readonly title: string
  readonly body: string
  /** Instant by which hits are ordered among equals; empty where there is none. */
  readonly at: string
}

type Values = Readonly<Record<string, unknown>>

const own: Readonly<Record<string, (id: string, values: Values) => SearchEntry | null>> = {
  fault(id, v) {
    const identity = part(v, 'identity')
    if (!identity) return null
    return {
      ownerTable: 'fault',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: wordsOf(v['title']),
      body: wordsOf(
        ['symptom', 'tier', 'impact', 'cause', 'remedy', 'prevention', 'reporter', 'subject', 'verification'].map((r) =>
          r === 'tier' ? part(v, r)?.['quote'] : v[r],
        ),
      ),
      at: string(identity['createdAt']),
    }
  },
  fault_event(_id, v) {
    const entry = part(v, 'entry')
    if (!entry || v['struck']) return null
    return {
      ownerTable: 'fault',
      owner: string(entry['fault']),
      contract: '',
      number: '',
      title: '',
      body: wordsOf([entry['text'], (entry['detail'] as Values | undefined)?.['members']]),
      at: string(entry['at']),
    }
  },
  service_record(id, v) {
    const identity = part(v, 'identity')
    if (!identity) return null
    const detail = part(v, 'detail')
    return {
      ownerTable: 'service_record',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: wordsOf(v['subject']),
      body: wordsOf([
        v['content'],
        part(v, 'reply')?.['text'],
        part(v, 'result')?.['text'],
        part(v, 'result')?.['leftover'],
        part(v, 'request')?.['person'],
        part(v, 'request')?.['department'],
        part(v, 'people')?.['names'],
        detail?.['values'],
        detail?.['tables'],
      ]),
      at: string(part(v, 'span')?.['from']),
    }
  },
  faq(id, v) {
    const identity = part(v, 'identity')
    const entry = part(v, 'entry')
    if (!identity || !entry || v['void']) return null
    return {
      ownerTable: 'faq',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: string(entry['question']),
      body: string(entry['answer']),
      at: string(identity['createdAt']),
    }
  },
  loaner(id, v) {
    const identity = part(v, 'identity')
    if (!identity) return null
    return {
      ownerTable: 'loaner',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: `备机 ${wordsOf(v['substitute'])}`.trim(),
      body: wordsOf(['original', 'grade', 'businessCheck', 'handover', 'repair'].map((r) => v[r])),
      at: string(identity['createdAt']),
    }
  },
  force_majeure(id, v) {
    const identity = part(v, 'identity')
    const event = part(v, 'event')
    if (!identity) return null
    return {
      ownerTable: 'force_majeure',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: `不可抗力 ${string(event?.['kind'])}`.trim(),
      body: wordsOf([event?.['text'], v['proof'], v['measures'], part(v, 'confirmation')?.['name']]),
      at: string(event?.['from']) || string(identity['createdAt']),
    }
  },
  certificate(id, v) {
    const identity = part(v, 'identity')
    if (!identity) return null
    return {
      ownerTable: 'certificate',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: string(part(v, 'subject')?.['purpose']) || '证书',
      body: wordsOf(['subject', 'place', 'application', 'installation', 'handover', 'retirement'].map((r) => v[r])),
      at: string(identity['createdAt']),
    }
  },
  device(id, v) {
    const identity = part(v, 'identity')
    if (!identity) return null
    return {
      ownerTable: 'device',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: string(part(v, 'card')?.['name']) || '设备',
      body: wordsOf(['card', 'detail', 'parts'].map((r) => v[r])),
      at: string(identity['createdAt']),
    }
  },
  archive_entry(id, v) {
    const identity = part(v, 'identity')
    if (!identity) return null
    return {
      ownerTable: 'archive_entry',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: string(part(v, 'entry')?.['title']),
      body: wordsOf([v['entry'], v['account'], v['original']]),
      at: string(identity['createdAt']),
    }
  },
  cost(id, v) {
    const identity = part(v, 'identity')
    const entry = part(v, 'entry')
    if (!identity || !entry) return null
    return {
      ownerTable: 'cost',
      owner: id,
      contract: string(identity['contract']),
      number: string(identity['number']),
      title: string(entry['text']) || '费用',
      body: wordsOf(entry['basis']),
      at: string(identity['createdAt']),
    }
  },
  staff(id, v) {
    const identity = part(v, 'identity')
    const person = part(v, 'person')
    if (!identity || !person || v['void']) return null
    return {
      ownerTable: 'staff',
      owner: id,
      contract: '',
      number: '',
      title: string(person['name']),
      body: wordsOf([person['unit'], person['role'], person['qualification']]),
      at: string(identity['createdAt']),
    }
  },
  inspection(id, v) {
    const plan = part(v, 'plan')
    if (!plan) return null
    const begin = string((plan['period'] as Values | undefined)?.['from'])
    return {
      ownerTable: 'inspection',
      owner: id,
      contract: string(plan['contract']),
      number: string(plan['number']),
      title: `季度巡检 ${string((plan['period'] as Values | undefined)?.['name'])}`,
      body: wordsOf(['place', 'people', 'conclusion', 'outlook'].map((r) => v[r])),
      at: begin === '' ? '' : startOfDay(begin),
    }
  },
  inspection_item(_id, v) {
    const link = part(v, 'link')
    if (!link) return null
    return {
      ownerTable: 'inspection',
      owner: string(link['inspection']),
      contract: '',
      number: string(link['item']),
      title: '',
      body: wordsOf([v['note'], part(v, 'meas')?.['reason']]),
      at: string(part(v, 'meas')?.['checkedAt']),
    }
  },
  finding(_id, v) {
    const origin = part(v, 'origin')
    if (!origin || part(v, 'state')?.['state'] === 'withdrawn') return null
    return {
      ownerTable: 'inspection',
      owner: string(origin['inspection']),
      contract: '',
      number: string(origin['item']),
      title: part(v, 'problem') ? string(part(v, 'problem')!['description']) : '',
      body: wordsOf([part(v, 'problem')?.['impact'], part(v, 'advice')?.['text'], part(v, 'advice')?.['basis']]),
      at: string(origin['raisedAt']),
    }
  },
  evidence(_id, v) {
    const file = part(v, 'file')
    if (!file || part(v, 'state')?.['state'] === 'removed') return null
    return {
      ownerTable: string(file['ownerTable']),
      owner: string(file['owner']),
      contract: '',
      number: '',
      title: wordsOf(v['caption']),
      body: wordsOf([file['name'], file['recognised']]),
      at: string(file['addedAt']),
    }
  },
  report(id, v) {
    const version = part(v, 'version')
    if (!version) return null
    return {
      ownerTable: 'report',
      owner: id,
      contract: string(version['contract']),
      number: string(version['number']),
      title: `${string(version['kind'])} ${string(version['version'])}`,
      body: wordsOf([version['name'], part(v, 'archived')?.['box'], part(v, 'delivery')?.['receiver']]),
      at: string(version['finalisedAt']),
    }
  },
}

/** Tables whose records can be found. */
export const searchedTables: ReadonlySet<string> = new Set(Object.keys(own))

/** What can be found of a record, given its registers' values; null when it cannot be found (struck, removed, void of data). */
export function searchEntryOf(table: string, id: string, values: Values): SearchEntry | null {
  return own[table]?.(id, values) ?? null
}

function part(values: Values, register: string): Values | null {
  const value = values[register]
  return value && typeof value === 'object' ? (value as Values) : null
}

const string = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Every text in a value, one after the other. Instants, hashes and ids are no words. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return /^(\d{4}-\d\d-\d\dT.*|[0-9a-f]{32,64})$/.test(value) ? '' : value
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(' ')
  if (value && typeof value === 'object') return wordsOf(Object.values(value))
  return ''
}
