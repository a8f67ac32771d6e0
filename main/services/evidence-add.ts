import type { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { evidence } from '../../domain/record/evidence.ts'
import { rowsFor } from '../../domain/parse/rows-for.ts'
import { recognise, type Recognition } from '../../domain/parse/recognise.ts'
import type { StoredFile } from '../files/vault.ts'
import type { CommandContext, TaskContext } from '../procedure.ts'
import { hasItem, loadFacts } from './inspection-facts.ts'
import { writeMeas } from './item-verdict.ts'
import { copyType, keepFile } from './kept-file.ts'
import { openOwner, ownerOf } from './owner.ts'
import { personName } from './people.ts'

type File = z.output<(typeof evidence.registers)['file']>
export type Source = File['source']

const textType = 'text/plain;charset=utf-8'

/** What is known of a piece before it is written: everything but where it belongs and who added it. */
type Described = Omit<File, 'contract' | keyof At | 'addedAt' | 'addedBy'>

/** Where a piece belongs. */
type At = Pick<File, 'ownerTable' | 'owner' | 'item'>

function writeEvidence(
  ctx: CommandContext,
  { ownerTable, owner, item }: At,
  scope: string,
  described: Described,
): string {
  const known = item === '' || (ownerTable === 'inspection' && hasItem(ctx.db, owner, item))
  if (!known) fail('not-found', '找不到这个检查项，证据没有加上。')
  const id = ctx.newId()
  const others = listRecords(ctx.db, evidence, 'owner', owner).filter((e) => e.file?.item === item)
  ctx.write(evidence, id, scope, {
    file: {
      contract: ownerOf(ctx.db, ownerTable, owner).contract,
      ownerTable,
      owner,
      item,
      ...described,
      addedAt: ctx.now(),
      addedBy: personName(ctx.db, ctx.author),
    },
    caption: { text: '' },
    position: { n: others.reduce((n, e) => Math.max(n, e.position?.n ?? 0), 0) + 1 },
    state: { state: 'kept', reason: '', at: ctx.now() },
  })
  return id
}

/** A signed scan belongs to the locked record itself; every other piece needs it to be open. */
function scopeFor(ctx: CommandContext, at: At, source: Source): string {
  return source === 'scan' ? ownerOf(ctx.db, at.ownerTable, at.owner).scope : openOwner(ctx.db, at.ownerTable, at.owner)
}

/** Writes a file that was examined already, in a transaction of the caller. */
type Adding = (tx: CommandContext, at: At) => { readonly evidence: string; readonly kind: File['kind']; notice: string }

/** Makes a stored file evidence. */
export async function addFile(ctx: TaskContext, { sha256, name, source, ...at }: At & FileToAdd) {
  if (!ctx.files.has(sha256)) fail('bad-file', '文件没有上传完整，请再试一次。')
  ownerOf(ctx.db, at.ownerTable, at.owner)
  const add = await fileToAdd(ctx, { sha256, name, source })
  return ctx.transact((tx) => add(tx, at))
}

interface FileToAdd {
  readonly sha256: string
  readonly name: string
  readonly source: Source
}

/**
 * Examines a stored file, and returns how it is written. A picture gets an upright, shrunk copy without metadata and a thumbnail; what
 * cannot be read as a picture is kept as an attachment, with a sentence that says so.
 */
export async function fileToAdd(ctx: TaskContext, input: FileToAdd): Promise<Adding> {
  if (!ctx.files.has(input.sha256)) fail('bad-file', '文件没有上传完整，请再试一次。')
  const stored: StoredFile = { sha256: input.sha256, size: ctx.files.size(input.sha256) }
  const path = ctx.files.path(input.sha256)
  const facts = await ctx.pictures.examine(path, { signal: ctx.signal, name: input.name })
  const described: Described = {
    kind: 'file',
    sha256: stored.sha256,
    size: stored.size,
    mime: facts.mime,
    name: input.name,
    source: input.source,
    capturedAt: '',
    width: 0,
    height: 0,
    copy: '',
    thumbnail: '',
    recognised: '',
    notice: facts.kind === 'unreadable' ? facts.notice : '',
  }
  const made = facts.kind === 'picture' ? await ctx.pictures.shrink(path, { signal: ctx.signal }) : null
  const copy = made && ctx.files.put(made.copy)
  const thumbnail = made && ctx.files.put(made.thumbnail)
  return (tx, at) => {
    keepFile(tx, stored, facts.mime)
    if (copy) keepFile(tx, copy, copyType(made.copy))
    if (thumbnail) keepFile(tx, thumbnail, copyType(made.thumbnail))
    const piece: Described =
      made && facts.kind === 'picture'
        ? {
            ...described,
            kind: 'picture',
            capturedAt: facts.capturedAt,
            width: made.width,
            height: made.height,
            copy: copy!.sha256,
            thumbnail: thumbnail!.sha256,
          }
        : described
    const id = writeEvidence(tx, at, scopeFor(tx, at, input.source), piece)
    return { evidence: id, kind: piece.kind, notice: piece.notice }
  }
}

/**
 * Makes pasted text evidence, raw and by its hash. Where the output is recognised, its values go to the item as
 * rows that wait for confirmation; a tablespace paste fills the neighbour item too (ENV-05 and ENV-06). What belongs to
 * a record without items is kept with the name of what it was recognised as.
 */
export async function addText(ctx: TaskContext, input: At & { text: string; source: 'paste' | 'drop' }) {
  const bytes = new TextEncoder().encode(input.text)
  if (bytes.byteLength === 0) fail('bad-file', '剪贴板里没有文字。')
  openOwner(ctx.db, input.ownerTable, input.owner)
  const stored = ctx.files.put(bytes)
  const recognition = recognise(input.text)
  return ctx.transact((tx) => {
    const scope = openOwner(tx.db, input.ownerTable, input.owner)
    keepFile(tx, stored, textType)
    const id = writeEvidence(tx, input, scope, {
      kind: 'text',
      sha256: stored.sha256,
      size: stored.size,
      mime: textType,
      name: '',
      source: input.source,
      capturedAt: '',
      width: 0,
      height: 0,
      copy: '',
      thumbnail: '',
      recognised: recognition?.title ?? '',
      notice: recognition ? '' : '没认出这段文本，已作为原文证据保存。',
    })
    const filled =
      recognition && input.ownerTable === 'inspection'
        ? fillRows(tx, scope, { inspection: input.owner, item: input.item }, recognition, id)
        : { here: 0, elsewhere: [] }
    return { evidence: id, title: recognition?.title ?? null, ...filled, notes: recognition?.notes ?? [] }
  })
}

/** Puts recognised rows where they belong. A row typed or confirmed before is replaced only by one of its own key. */
function fillRows(
  ctx: CommandContext,
  scope: string,
  at: { inspection: string; item: string },
  recognition: Recognition,
  evidenceId: string,
): { here: number; elsewhere: { item: string; rows: number }[] } {
  const facts = loadFacts(ctx, at.inspection)
  const basis = facts.contract.setting?.basis ?? 'max'
  const counts: { item: string; rows: number }[] = []
  for (const target of facts.items) {
    const mine = target.item.id === at.item
    // Only a paste that the packs split between items reaches a neighbour; a list of disks belongs where it was pasted.
    const splits = target.item.accepts.some((a) => a.parser === recognition.parser && a.select !== 'all')
    if (target.item.kind !== 'check' || (!mine && !splits)) continue
    const rows = rowsFor(recognition, target.item, evidenceId, { at: ctx.now(), basis })
    if (rows.length === 0) continue
    const keys = new Set(rows.map((r) => r.key))
    const kept = target.meas.rows.filter((r) => !keys.has(r.key) && !(r.value === '' && r.object === ''))
    writeMeas(
      ctx,
      scope,
      at.inspection,
      target,
      { ...target.meas, rows: [...kept, ...rows] },
      target.heads['meas'] ?? null,
    )
    counts.push({ item: target.item.id, rows: rows.length })
  }
  return {
    here: counts.find((c) => c.item === at.item)?.rows ?? 0,
    elsewhere: counts.filter((c) => c.item !== at.item),
  }
}
