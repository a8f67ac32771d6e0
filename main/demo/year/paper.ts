import { serviceKindOf } from '../../../domain/service/kind.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import type { DocumentTarget } from '../../services/document/kind.ts'
import type { Actor } from '../actor.ts'
import type { StoryClock } from '../clock.ts'
import { drawScene } from '../draw.ts'
import { paperScene } from '../scene.ts'
import type { Scene } from './scene.ts'
import type { ServiceStory } from './service-story.ts'

/** A document that the story wrote. */
export interface WrittenDocument {
  readonly kind: DocumentTarget['kind']
  /** SHA-256 of its bytes. */
  readonly docx: string
  readonly name: string
}

/** Where documents are finalised and brought to paper. */
export interface Desk {
  readonly actor: Actor
  readonly clock: StoryClock
  /** Who signs for the customer. */
  readonly signer: string
  /** Where the signed originals are kept. */
  readonly box: string
  /** Every document so far. */
  readonly written: WrittenDocument[]
}

/** Finalises a document, has it signed and stamped, hangs its scan on it, hands it over and archives it. */
export async function writePaper(desk: Desk, target: DocumentTarget): Promise<string> {
  const { actor, clock, signer, box } = desk
  const { report, docx, name } = await actor.act('report', 'finalise', target)
  desk.written.push({ kind: target.kind, docx, name })
  await actor.act('report', 'markPrinted', { report, copies: 2 })
  clock.pass(240)
  const title = name.replace(/\.docx$/, '')
  const sha256 = await actor.put(drawScene(paperScene(title, signer, dateOf(clock.now()))))
  const { evidence } = await actor.act('evidence', 'addFile', {
    ownerTable: target.table,
    owner: target.row,
    item: '',
    sha256,
    name: `${title}_签字扫描件.png`,
    source: 'scan',
  })
  await actor.act('report', 'attachScan', {
    report,
    evidence: [evidence],
    signedBy: signer,
    signedOn: dateOf(clock.now()),
  })
  await actor.act('report', 'deliver', { report, receiver: signer, way: '当面签收', at: clock.now() })
  await actor.act('report', 'archive', { report, box })
  return report
}

/** The scene in which a document is written. */
export function documentScene(desk: Desk, at: string, target: () => DocumentTarget): Scene {
  return {
    at,
    async play() {
      await writePaper(desk, target())
    },
  }
}

/** Tests of the messages are compiled in R10; they have no paper of their own. */
const compiled: ReadonlySet<string> = new Set(['sms', 'ssl'])

/** The scenes in which the documents of services are written, each right after its record. */
export function serviceDocuments(
  desk: Desk,
  stories: readonly ServiceStory[],
  ids: ReadonlyMap<string, string>,
): Scene[] {
  return stories.flatMap((story) => {
    const { report } = serviceKindOf(story.kind)
    if (!report || compiled.has(story.kind)) return []
    return [
      documentScene(desk, `${story.to}:30`, () => ({
        kind: report,
        table: 'service_record',
        row: ids.get(story.key)!,
        period: '',
      })),
    ]
  })
}
