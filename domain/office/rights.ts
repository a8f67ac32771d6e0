import type { OfficeCall, OfficeRole } from './view.ts'

/**
 * What a procedure needs: to read, to write in a contract, or to manage what all contracts share. `device`: it belongs
 * to a laptop alone and is not offered here.
 */
export type Need = 'read' | 'write' | 'manage' | 'device'

type Rule = Need | ((input: Readonly<Record<string, unknown>>) => Need)

const may: Readonly<Record<OfficeRole, ReadonlySet<Need>>> = {
  reader: new Set<Need>(['read']),
  reviewer: new Set<Need>(['read', 'write']),
  admin: new Set<Need>(['read', 'write', 'manage']),
}

/** Records that are edited by whoever manages, though the procedure is the same for all. */
const managed = new Set<unknown>(['contract', 'firm', 'person'])

/**
 * Every procedure of the app by its area. What is not here is refused to everybody. Which contract a call concerns is
 * not told here but by its input and what it reads and writes: see desk.ts.
 */
export const rights: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  about: { workspace: 'read' },
  acceptance: { state: 'read', build: 'write', verify: 'read', discard: 'write' },
  archive: { index: 'read', start: 'write' },
  calendar: { get: 'read', import: 'manage' },
  certificate: { list: 'read', view: 'read', start: 'write', read: 'read', adopt: 'write' },
  clock: { notes: 'read', look: 'device' },
  cost: { list: 'read', add: 'write' },
  device: {
    list: 'read',
    view: 'read',
    start: 'write',
    addSnapshot: 'write',
    strikeSnapshot: 'write',
    compare: 'read',
  },
  duty: { list: 'read', ics: 'read' },
  evidence: {
    addFile: 'write',
    addText: 'write',
    text: 'read',
    proposeMarks: 'read',
    move: 'write',
    remove: 'write',
    restore: 'write',
    removed: 'read',
    redact: 'write',
  },
  export: { list: 'read' },
  faq: { list: 'read', save: 'write', void: 'write' },
  fault: {
    list: 'read',
    running: 'read',
    start: 'write',
    fromService: 'write',
    fromItem: 'write',
    addEvent: 'write',
    endInterval: 'write',
    strike: 'write',
    close: 'write',
    reopen: 'write',
    void: 'write',
    similar: 'read',
    adopt: 'write',
    choices: 'read',
    view: 'read',
    readText: 'read',
    previewTier: 'read',
  },
  finding: {
    list: 'read',
    view: 'read',
    add: 'write',
    fill: 'write',
    withdraw: 'write',
    close: 'write',
    accept: 'write',
    assign: 'write',
    plan: 'write',
    reopen: 'write',
    retest: 'write',
    confirmNone: 'write',
  },
  forceMajeure: { start: 'write', list: 'read', view: 'read', void: 'write' },
  history: { of: 'read', undo: 'write' },
  home: { overview: 'read', acknowledgeRecovery: 'device' },
  idle: { get: 'read', save: 'write' },
  import: {
    look: 'manage',
    preview: 'manage',
    bring: 'manage',
    batches: 'read',
    standing: 'read',
    undo: 'manage',
  },
  inspection: {
    start: 'write',
    checklist: 'read',
    state: 'read',
    references: 'read',
    list: 'read',
    remember: 'read',
    void: 'write',
  },
  item: {
    judge: 'write',
    explain: 'write',
    markSubPoints: 'write',
    setRow: 'write',
    removeRow: 'write',
    confirmRows: 'write',
    suggestions: 'read',
  },
  loaner: { start: 'write', view: 'read', void: 'write' },
  log: { month: 'read' },
  notice: { clocks: 'read', duties: 'read' },
  obligation: { matrix: 'read' },
  pack: {
    view: 'read',
    keepDraft: 'manage',
    save: 'manage',
    adopt: 'manage',
    export: 'read',
    list: 'read',
    import: 'manage',
    clauses: 'read',
  },
  payment: { view: 'read', add: 'write', withdraw: 'write' },
  proof: { of: 'read', place: 'read', options: 'read', attach: 'write', detach: 'write', explain: 'write' },
  record: { edit: ({ table }) => (managed.has(table) ? 'manage' : 'write'), sealAll: 'write' },
  rectification: { view: 'read', complete: 'write', recheck: 'write' },
  register: { void: 'write', notices: 'read' },
  remark: { list: 'read' },
  report: {
    check: 'read',
    list: 'read',
    preview: 'read',
    finalise: 'write',
    correct: 'write',
    abandonCorrection: 'write',
    markPrinted: 'write',
    attachScan: 'write',
    deliver: 'write',
    archive: 'write',
    document: 'read',
    scans: 'read',
    rerender: 'read',
  },
  roster: { month: 'read', fill: 'write', copy: 'write' },
  search: { find: 'read' },
  service: {
    quick: 'write',
    suggest: 'read',
    keepQuick: 'write',
    quickDraft: 'read',
    start: 'write',
    view: 'read',
    finish: 'write',
    void: 'write',
    list: 'read',
  },
  setting: { read: 'read', change: 'read' },
  setup: {
    state: 'read',
    records: 'read',
    keepForm: 'device',
    complete: 'device',
    addContract: 'device',
    join: 'device',
  },
  sync: {
    status: 'read',
    record: 'read',
    conflicts: 'read',
    resolve: 'write',
    duplicates: 'read',
    marks: 'read',
    queue: 'read',
    now: 'device',
    pause: 'device',
    pair: 'device',
    exportBundle: 'device',
    importBundle: 'device',
  },
  staff: { list: 'read', add: 'write' },
  statistics: { of: 'read', periods: 'read' },
}

/** What the office's own screens need. */
export const officeRights: Readonly<Record<OfficeCall, Need>> = {
  conflicts: 'read',
  devices: 'manage',
  openPairing: 'manage',
  approve: 'manage',
  reject: 'manage',
  changeDevice: 'manage',
  revoke: 'manage',
  users: 'manage',
  addUser: 'manage',
  changeUser: 'manage',
  setPassword: 'manage',
  setDisabled: 'manage',
  changeOwnPassword: 'read',
  health: 'manage',
}

/** Why a role may not make this call, as a sentence; undefined when it may. */
export function refusalOf(role: OfficeRole, name: string, input: unknown): string | undefined {
  const [area = '', procedure = ''] = name.split('.')
  const known = Object.hasOwn(rights, area) && Object.hasOwn(rights[area]!, procedure)
  const rule = known ? rights[area]![procedure]! : 'device'
  const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
  return refusalFor(role, typeof rule === 'function' ? rule(given) : rule)
}

export function refusalFor(role: OfficeRole, need: Need): string | undefined {
  if (may[role].has(need)) return undefined
  switch (need) {
    case 'device':
      return '这一步只能在工程师的电脑上做，中心站的网页不提供。'
    case 'manage':
      return '这一步需要“管理员”权限，没有写入任何内容。'
    default:
      return '您的权限是“查看”，没有写入任何内容。需要修改请联系管理员。'
  }
}
