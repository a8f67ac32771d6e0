import { scannedPapers } from '../obligation/attached.ts'
import { documentKindOf } from '../report/kind.ts'
import { kindDefinitions } from '../service/kind.ts'
import { type AcceptanceFacts, ownDocuments } from './facts.ts'

/** One line of what a package holds. */
export interface ContentLine {
  /** `R01`; empty for evidence. */
  readonly kind: string
  readonly name: string
  readonly have: number
  readonly due: number
  readonly signed: number
  /** `own`: made with the package; `short`: fewer than due. */
  readonly state: 'own' | 'whole' | 'short'
  /** Bytes. */
  readonly size: number
}

/** What a package of the contract holds as its records stand, the papers of the acceptance first. */
export function contentsOf(
  facts: AcceptanceFacts,
  sizes: { readonly byKind: Readonly<Record<string, number>>; readonly evidence: number },
): ContentLine[] {
  const { documents } = facts.facts
  const papers = scannedPapers(facts.facts).filter((a) => (a.paper?.kind ?? '') !== '')
  const kinds = new Set([
    ...facts.pack.checklists.map((l) => l.report),
    ...facts.pack.deliverables.flatMap((d) => d.report ?? []),
    ...documents.map((d) => d.kind),
    ...papers.map((p) => p.paper!.kind),
  ])
  const others = [...kinds].filter((k) => !ownDocuments.includes(k)).sort()
  const line = (kind: string): ContentLine => {
    const own = documents.filter((d) => d.kind === kind)
    const attached = papers.filter((p) => p.paper!.kind === kind).length
    const have = own.length + attached
    const due = Math.max(dueOf(facts, kind), have)
    return {
      kind,
      name: documentKindOf(kind)?.name ?? kind,
      have,
      due,
      signed: own.filter((d) => d.signed).length + attached,
      state: ownDocuments.includes(kind) ? 'own' : have < due ? 'short' : 'whole',
      size: sizes.byKind[kind] ?? 0,
    }
  }
  const there = facts.pieces.filter((p) => p.state === 'whole' || p.state === 'unchecked').length
  return [
    ...ownDocuments.map((kind) => ({ ...line(kind), due: 1 })),
    ...others.map(line),
    {
      kind: '',
      name: '证据（脱敏件）',
      have: there,
      due: facts.pieces.length,
      signed: 0,
      state: there < facts.pieces.length ? 'short' : 'whole',
      size: sizes.evidence,
    },
  ]
}

/** How many documents of a kind the service period needs: by the contract's plan, or one for each record of it. */
function dueOf({ facts, pack, matrix }: AcceptanceFacts, kind: string): number {
  const planned = pack.deliverables
    .filter((d) => d.report === kind && d.every !== 'event')
    .reduce((sum, d) => sum + (d.count ?? 0), 0)
  if (planned > 0) return planned
  const lists = pack.checklists.filter((l) => l.report === kind).length
  if (lists > 0) return lists * matrix.columns.filter((c) => c.kind === 'period').length
  if (kind === 'R03') return facts.faults.length
  const services = new Set(kindDefinitions.filter((d) => d.report === kind).map((d) => d.kind))
  return facts.services.filter((s) => services.has(s.identity.kind)).length
}
