import { verdictNames } from '../../domain/verdict.ts'
import type { EvidenceOwner } from '../evidence/owner.ts'
import { type ItemView, templateOf, useInspection } from './context.ts'

/** The evidence of an item, with how much of it the pack wants for its verdict. */
export function useItemEvidence(item: ItemView): EvidenceOwner {
  const { view, checklist, offerUndo } = useInspection()
  const template = templateOf(checklist, item.id)
  const verdict = item.meas.verdict
  const needed =
    verdict === 'abnormal' || verdict === 'attention' || verdict === 'normal' ? template.evidence[verdict] : 0
  return {
    table: 'inspection',
    row: view.id,
    item: item.id,
    pieces: item.evidence,
    locked: view.locked,
    wanted:
      needed > 0
        ? `${verdict === 'abnormal' ? verdictNames(checklist.words).abnormal : '本项'}至少 ${needed} 件`
        : '可选',
    lacking: item.evidence.length < needed,
    nameOfItem: (id) => templateOf(checklist, id).name,
    offerUndo,
  }
}
