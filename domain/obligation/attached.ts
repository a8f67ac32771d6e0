import { documentKindOf } from '../report/kind.ts'
import { serviceKindOf } from '../service/kind.ts'
import type { Basis } from './basis.ts'
import type { Gap, Proof } from './cell.ts'
import type { AttachedFact, ContractFacts, DocumentFact } from './facts.ts'

/** The signed document or filed archive entry that an attachment names; undefined where it no longer stands. */
function linkedDocument(facts: ContractFacts, { link }: Pick<AttachedFact, 'link'>): DocumentFact | undefined {
  if (!link) return undefined
  return facts.documents.find((d) => d.kind === link.kind && d.row === link.row && d.period === link.period && d.signed)
}

/** Why an attachment proves nothing yet; empty where it does. */
export function attachedLack(facts: ContractFacts, attached: Pick<AttachedFact, 'id' | 'link' | 'paper'>): string {
  const { link, paper, id } = attached
  if (link && link.table !== '') {
    if (link.kind !== '') return linkedDocument(facts, attached) ? '' : '所指的单据没有签字扫描件'
    return facts.filed.includes(link.row) && facts.archive.some((a) => a.id === link.row) ? '' : '所指的档案没有文件'
  }
  if (!facts.filed.includes(id)) return '还没有扫描件'
  return (paper?.signedOn ?? '') === '' ? '没有签字日期' : ''
}

/** Attachments that prove something by scans of their own. */
export function scannedPapers(facts: ContractFacts): AttachedFact[] {
  return facts.attached.filter((a) => !a.link?.table && attachedLack(facts, a) === '')
}

/** Attachments that prove a clause in a column. */
export function attachedIn(basis: Basis, clause: string, column: string): AttachedFact[] {
  return basis.facts.attached.filter(
    (a) => a.cover?.column === column && a.cover.clauses.includes(clause) && attachedLack(basis.facts, a) === '',
  )
}

/** The attached paper that stands for a report of a column: a checklist's report of a quarter that was before. */
export function paperFor(facts: ContractFacts, report: string, column: string): AttachedFact | undefined {
  return facts.attached.find(
    (a) => a.paper?.kind === report && a.cover?.column === column && attachedLack(facts, a) === '',
  )
}

/**
 * What a paper can stand for: something that had to be made. What is open in a record here — a fault, a finding — is
 * settled there, and what did not occur is stated in R20: neither can be papered over.
 */
export function isAnswerable({ step }: Gap): boolean {
  const { type } = step.action
  return type !== 'record' && type !== 'idle' && type !== 'setting'
}

export function attachedProofOf(attached: AttachedFact): Proof {
  const { id, identity, paper } = attached
  const name = paper?.title.trim() || documentKindOf(paper?.kind ?? '')?.name || ''
  return {
    table: 'attached_proof',
    row: id,
    period: '',
    kind: paper?.kind ?? '',
    document: '',
    number: paper?.number.trim() || `${identity?.number ?? ''} ${name}`.trim(),
    state: '已挂接',
    on: paper?.signedOn ?? '',
    place: '',
  }
}

/** The report that a gap is about, which a paper of before may stand for; empty where it is about none. */
export function reportOfGap(basis: Pick<Basis, 'pack' | 'facts'>, { step }: Gap): string {
  const { pack, facts } = basis
  const { action } = step
  const reportOf = (checklist: string | undefined): string =>
    pack.checklists.find((c) => c.id === checklist)?.report ?? ''
  switch (action.type) {
    case 'document':
      return action.kind
    case 'inspection-start':
      return reportOf(action.checklist)
    case 'inspection':
      return reportOf(facts.inspections.find((i) => i.id === action.id)?.checklist)
    case 'log':
      return 'R06'
    case 'service-start':
      return serviceKindOf(action.kind).report ?? ''
    default:
      return ''
  }
}
