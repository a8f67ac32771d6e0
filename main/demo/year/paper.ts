import type { DocumentTarget } from '../../services/document/kind.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import type { Actor } from '../actor.ts'
import type { StoryClock } from '../clock.ts'
import { drawScene } from '../draw.ts'
import { paperScene } from '../scene.ts'

/** A document that the story wrote. */
export interface WrittenDocument {
  readonly kind: DocumentTarget['kind']
  readonly report: string
  /** SHA-256 of its bytes. */
  readonly docx: string
  readonly name: string
}

/** Who signs for the customer, and where the originals are kept. */
export interface Desk {
  readonly signer: string
  readonly box: string
}

/** Finalises a document. */
export async function finalise(actor: Actor, target: DocumentTarget): Promise<WrittenDocument> {
  const { report, docx, name } = await actor.act('report', 'finalise', target)
  return { kind: target.kind, report, docx, name }
}

/** Brings a document to paper as an engineer does: printed, signed and stamped, scanned, handed over, archived. */
export async function sign(
  actor: Actor,
  clock: StoryClock,
  target: DocumentTarget,
  { report, name }: WrittenDocument,
  desk: Desk,
): Promise<void> {
  await actor.act('report', 'markPrinted', { report, copies: 2 })
  clock.pass(1800)
  const sha256 = await actor.put(drawScene(paperScene(name.replace(/\.docx$/, ''), desk.signer, dateOf(clock.now()))))
  const { evidence } = await actor.act('evidence', 'addFile', {
    ownerTable: target.table,
    owner: target.row,
    item: '',
    sha256,
    name: `${name.replace(/\.docx$/, '')}_签字扫描件.png`,
    source: 'scan',
  })
  await actor.act('report', 'attachScan', {
    report,
    evidence: [evidence],
    signedBy: desk.signer,
    signedOn: dateOf(clock.now()),
  })
  await actor.act('report', 'deliver', { report, receiver: desk.signer, way: '当面签收', at: clock.now() })
  await actor.act('report', 'archive', { report, box: desk.box })
}
