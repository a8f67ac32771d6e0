import { closeSync, openSync, readSync } from 'node:fs'
import { indexFile } from '../../db/files.ts'
import type { Db } from '../../db/handle.ts'
import { Expected } from '../../domain/failure.ts'
import { blobHeader, limits } from '../../domain/sync/protocol.ts'
import type { Vault } from '../files/vault.ts'
import { HubProblem } from './client.ts'
import type { Answered } from './https.ts'
import { type HttpsClient, problemOf } from './https-client.ts'

/** What carrying files works with. */
export interface FilePeer {
  readonly db: Db
  readonly files: Vault
  readonly client: Pick<HttpsClient, 'call'>
  now(): string
  progress(done: number, total: number): void
  /** Throws when it is to stop. */
  goOn(): void
}

interface WaitingFile {
  readonly sha256: string
  readonly size: number
}

/** Files that the hub is not known to have whole and durable, the smallest first: thumbnails before photos. */
export function waitingFiles(db: Db): WaitingFile[] {
  return db
    .prepare('SELECT sha256, size FROM file WHERE durable_at_hub = 0 ORDER BY size, sha256')
    .all() as WaitingFile[]
}

/** Files on their way at once: while one is made durable at the hub, another is hashed here and a third travels. */
const together = 3

/**
 * Brings every waiting file to the hub, each from where it was cut off. One that is damaged here holds up no other. The
 * first that fails otherwise ends it, once the others have stopped too.
 */
export async function sendFiles(peer: FilePeer): Promise<{ readonly damaged: readonly string[] }> {
  const waiting = waitingFiles(peer.db)
  const total = waiting.reduce((sum, f) => sum + f.size, 0)
  const damaged: string[] = []
  let done = 0
  let failure: { readonly error: unknown } | undefined
  const goOn = (): void => {
    if (failure) throw failure.error
    peer.goOn()
  }
  const next = waiting.values()
  const sendOn = async (): Promise<void> => {
    for (const file of next) {
      let before = 0
      const sent = (bytes: number): void => {
        done += bytes - before
        before = bytes
        peer.progress(done, total)
      }
      try {
        goOn()
        await sendFile({ ...peer, goOn }, file, sent)
      } catch (error) {
        if (!(error instanceof Expected)) failure ??= { error }
        if (failure) return
        damaged.push(file.sha256)
      }
      sent(file.size)
    }
  }
  await Promise.all(Array.from({ length: together }, sendOn))
  if (failure) throw failure.error
  return { damaged }
}

async function sendFile(peer: FilePeer, { sha256, size }: WaitingFile, sent: (bytes: number) => void): Promise<void> {
  const { db, files, client } = peer
  // What is missing or no longer fits its hash must not be sent: the hub would throw it away at the end.
  await files.verify(sha256)
  const path = `/v1/blob/${sha256}`
  const ask = async (): Promise<Reached> => progressOf(await good(client.call({ method: 'HEAD', path })))
  const buffer = Buffer.allocUnsafe(Math.min(limits.blobPiece, size))
  const handle = openSync(files.path(sha256), 'r')
  const piece = async (offset: number): Promise<Answered> => {
    const length = readSync(handle, buffer, 0, Math.min(limits.blobPiece, size - offset), offset)
    const headers = { [blobHeader.offset]: String(offset), [blobHeader.length]: String(size) }
    return client.call({ method: 'PATCH', path, headers, bytes: buffer.subarray(0, length) })
  }
  try {
    let at = await ask()
    for (let restarts = 0, failures = 0; !at.complete;) {
      peer.goOn()
      try {
        const answer = await piece(at.offset)
        // Somebody else brings the same file, or a piece was stored whose answer was lost.
        if (answer.status === 409 || answer.status === 422) {
          if (++restarts > 5) throw problemOf(answer)
        } else if (answer.status !== 204) throw problemOf(answer)
        at = progressOf(answer)
      } catch (error) {
        if (!(error instanceof HubProblem) || error.code !== 'offline') throw error
        // The line was cut. As long as something gets through each time, it goes on where it was.
        const before = at.offset
        at = await ask()
        failures = at.offset > before ? 0 : failures + 1
        if (failures >= tries) throw error
      }
      sent(at.offset)
    }
  } finally {
    closeSync(handle)
  }
  db.prepare('UPDATE file SET durable_at_hub = 1 WHERE sha256 = ?').run(sha256)
}

async function good(asked: Promise<Answered>): Promise<Answered> {
  const answer = await asked
  if (answer.status < 200 || answer.status >= 300) throw problemOf(answer)
  return answer
}

interface Reached {
  readonly offset: number
  readonly complete: boolean
}

function progressOf({ headers }: Answered): Reached {
  const offset = Number(headers[blobHeader.offset])
  if (!Number.isInteger(offset) || offset < 0)
    throw new HubProblem('bad-answer', '中心站没有说附件收到了哪里，稍后会自动再试。')
  return { offset, complete: headers[blobHeader.complete] === '1' }
}

/** Tries at one file before it is given up for now. */
const tries = 5

/**
 * Fetches a file that a record names and this laptop does not have, piece by piece; cut off, it goes on where it was.
 * True when it is here now, whole and with its own hash; false when the hub has not got it either.
 */
export async function fetchFile(peer: Omit<FilePeer, 'progress'>, sha256: string, mime: string): Promise<boolean> {
  const { db, files, client } = peer
  if (files.has(sha256)) return true
  const incoming = await files.receive()
  try {
    let at = 0
    let total = Infinity
    for (let failures = 0; at < total;) {
      peer.goOn()
      const range = `bytes=${at}-${at + limits.blobPiece - 1}`
      try {
        const answer = await client.call({ method: 'GET', path: `/v1/blob/${sha256}`, headers: { range } })
        if (answer.status === 404) {
          await incoming.abandon()
          return false
        }
        // A file of no bytes has no range.
        total = answer.status === 416 ? at : totalOf(await good(Promise.resolve(answer)))
        if (answer.status !== 416) await incoming.write(answer.body)
        if (answer.status !== 416) at += answer.body.byteLength
      } catch (error) {
        if (!(error instanceof HubProblem) || error.code !== 'offline' || ++failures >= tries) throw error
      }
    }
    const stored = await incoming.finish()
    // What came instead has the name of its own hash: nobody asks for it.
    if (stored.sha256 !== sha256)
      throw new HubProblem('bad-answer', '中心站发来的附件与它的哈希不符，没有采用。请联系管理员检查中心站。')
    db.raw.transaction(() => {
      indexFile(db, stored, mime, peer.now())
      db.prepare('UPDATE file SET durable_at_hub = 1 WHERE sha256 = ?').run(sha256)
    })()
    return true
  } catch (error) {
    await incoming.abandon().catch(() => undefined)
    throw error
  }
}

/** The size of the whole, by an answer to a range. */
function totalOf({ status, headers, body }: Answered): number {
  if (status === 200) return body.byteLength
  const [, total] = /\/(\d{1,15})$/.exec(String(headers['content-range'])) ?? []
  if (total === undefined) throw new HubProblem('bad-answer', '中心站没有说附件有多大，稍后会自动再试。')
  return Number(total)
}

/** Texts up to this size come with the records. */
const shortText = 1024 * 1024

/**
 * What is fetched without being asked for: thumbnails, pasted texts and the firm's logo. Photos come when they are
 * opened or printed.
 */
export function earlyFiles(db: Db, files: Vault): string[] {
  const named = db
    .prepare(
      `SELECT json_extract(file, '$.thumbnail') FROM evidence WHERE file IS NOT NULL
       UNION SELECT json_extract(redaction, '$.thumbnail') FROM evidence WHERE redaction IS NOT NULL
       UNION SELECT sha256 FROM evidence
         WHERE json_extract(file, '$.kind') = 'text' AND json_extract(file, '$.size') <= ${shortText}
       UNION SELECT json_extract(brand, '$.logo') FROM firm WHERE brand IS NOT NULL`,
    )
    .pluck()
    .all() as (string | null)[]
  return named.filter((hash): hash is string => hash !== null && hash !== '' && !files.has(hash))
}
