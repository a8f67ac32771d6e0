import { fail } from '../../../domain/failure.ts'
import type { DocumentKindId } from '../../../domain/report/kind.ts'
import { documentKindOf } from '../../../domain/report/kind.ts'
import type { QueryContext } from '../../procedure.ts'
import type { DocumentKind, DocumentTarget, LoadedDocument } from './kind.ts'
import { r14, r15, r16 } from './acceptance.ts'
import { inspectionReport } from './inspection.ts'
import { rectificationOrder } from './order.ts'
import { r03 } from './r03.ts'
import { r04 } from './r04.ts'
import { r05 } from './r05.ts'
import { r06 } from './r06.ts'
import { r12 } from './r12.ts'
import { r13 } from './r13.ts'
import { r17 } from './r17.ts'
import { r20 } from './r20.ts'
import { r09, r11, r18, r19 } from './service.ts'

/** How each kind of document is made. A kind without an entry cannot be made. */
const kinds: Readonly<Partial<Record<DocumentKindId, DocumentKind>>> = {
  R01: inspectionReport,
  R02: inspectionReport,
  R03: r03,
  R04: r04,
  R05: r05,
  R06: r06,
  R07: inspectionReport,
  'R07-ZG': rectificationOrder,
  R08: inspectionReport,
  R09: r09,
  R10: inspectionReport,
  R11: r11,
  R12: r12,
  R13: r13,
  R14: r14,
  R15: r15,
  R16: r16,
  R17: r17,
  R18: r18,
  R19: r19,
  R20: r20,
}

/** Reads the facts of a document. Fails as `not-found`, or as `invalid-input` where the kind is not about that record. */
export function loadDocument(ctx: QueryContext, target: DocumentTarget): LoadedDocument {
  const info = documentKindOf(target.kind)
  const kind = kinds[target.kind]
  if (!info || !kind || info.table !== target.table || (target.period !== '') !== (target.table === 'contract'))
    fail('invalid-input', '没有这种单据。')
  return kind.load(ctx, target)
}
