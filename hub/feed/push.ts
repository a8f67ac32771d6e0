import { admitPush, numberFeed, type ParsedTransaction, readTransaction, refusal } from '../../domain/sync/feed.ts'
import type { PushAnswer, PushRequest, RefusalReason, SignedTransaction } from '../../domain/sync/protocol.ts'
import { effectsOf } from '../store/effects.ts'
import type { DeviceRow, StoreWrite } from '../store/store.ts'
import type { Hub } from './hub.ts'

/**
 * Takes a batch of a device into the feed: all of it in one database transaction, or nothing. What may not enter is
 * refused by its place in the batch and the rest goes on, so that one bad transaction never blocks a queue. Signatures
 * are checked before the transaction begins: nobody waits for a lock meanwhile.
 */
export async function push(hub: Hub, device: string, request: PushRequest): Promise<PushAnswer> {
  const { store, hash, rules } = hub
  const known = await store.read((read) => read.line(device, request.incarnation))
  // What was numbered before is not looked at again.
  const signed = request.txs.slice(Math.max(0, (known?.last ?? 0) - request.from + 1))
  const parsed = new Map(signed.map((tx) => [tx.text, storable(readTransaction(tx.text))]))
  const signers = signersOf(parsed.values(), device)
  const rows = await store.read((read) => read.devicesNamed(signers))
  const verified = await verifyAll(hub, signed, parsed, rows)

  let appended = false
  const answer = await store.write(async (write): Promise<PushAnswer> => {
    const { epoch } = await write.meta()
    // It read something here that this feed does not hold: the hub was restored, whatever its epoch says.
    const { seen } = request
    if (rules.feedChain && seen && (await write.chainAt(seen.seq)) !== seen.chain) return { outcome: 'reset', epoch }
    const line = await write.lockLine(device, request.incarnation)
    const admission = admitPush(request, { epoch, line }, hash, rules)
    if (admission.outcome !== 'accepted') return admission

    const cards = await write.devicesNamed(signers)
    const scopes = cards.find(({ card }) => card.device === device)?.scopes ?? []
    const refused: { n: number; reason: RefusalReason }[] = []
    const admitted: Admitted[] = []
    let n = Math.max(line.last, request.from - 1)
    for (const arrival of admission.fresh) {
      n++
      const tx = parsed.get(arrival.text) ?? null
      const signer = cards.find(({ card }) => card.device === tx?.device)?.card
      const isSignedBy = (key: string): boolean =>
        verified.get(arrival.text)?.has(`${key} ${arrival.signature}`) === true
      const reason = refusal(tx, signer, scopes, isSignedBy)
      if (reason !== null) refused.push({ n, reason })
      else admitted.push({ n, arrival, tx: tx! })
    }
    if (admitted.length > 0) {
      const numbered = await number(hub, write, admitted, refused)
      appended = numbered > 0
    }
    await write.saveLine({ device, incarnation: request.incarnation, ...admission.line })
    return { outcome: 'accepted', last: admission.line.last, refused: refused.sort((a, b) => a.n - b.n) }
  })
  if (appended) hub.onAppended()
  return answer
}

interface Admitted {
  readonly n: number
  readonly arrival: SignedTransaction & { readonly hash: string }
  readonly tx: ParsedTransaction
}

/** Numbers and stores what is not in the feed yet. How many that were. */
async function number(
  hub: Hub,
  write: StoreWrite,
  admitted: readonly Admitted[],
  refused: { n: number; reason: RefusalReason }[],
): Promise<number> {
  const end = await write.lockEnd()
  // Only now, with the counter locked: the same transaction may just have come by another device.
  const there = await write.known(admitted.map(({ tx }) => tx.id))
  const fresh: Admitted[] = []
  for (const entry of admitted) {
    const has = there.get(entry.tx.id)
    if (has !== undefined && has !== entry.arrival.hash) refused.push({ n: entry.n, reason: 'malformed' })
    else if (has === undefined || !hub.rules.hubDedupe) {
      there.set(entry.tx.id, entry.arrival.hash)
      fresh.push(entry)
    }
  }
  const receivedAt = hub.now()
  const rows = numberFeed(
    end,
    fresh.map(({ arrival, tx }) => ({ hash: arrival.hash, arrival, parsed: tx })),
    hub.hash,
  ).map(({ tx: { arrival, parsed }, seq, chain }) => ({
    seq,
    chain,
    id: parsed.id,
    hash: arrival.hash,
    device: parsed.device,
    author: parsed.author,
    scope: parsed.scope,
    text: arrival.text,
    signature: arrival.signature,
    receivedAt,
  }))
  await write.append(rows, effectsOf(fresh.map(({ arrival, tx }) => ({ tx, text: arrival.text }))))
  return rows.length
}

function signersOf(parsed: Iterable<ParsedTransaction | null>, device: string): string[] {
  return [...new Set([device, ...[...parsed].flatMap((tx) => (tx ? [tx.device] : []))])]
}

/** By text: the keys and signatures that hold. All are checked at once. */
async function verifyAll(
  hub: Hub,
  signed: readonly SignedTransaction[],
  parsed: ReadonlyMap<string, ParsedTransaction | null>,
  devices: readonly DeviceRow[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const good = new Map<string, Set<string>>()
  const add = (text: string, by: string): void => void good.set(text, (good.get(text) ?? new Set()).add(by))
  await Promise.all(
    signed.map(async ({ text, signature }) => {
      const tx = parsed.get(text)
      const key = devices.find(({ card }) => card.device === tx?.device)?.card.publicKey
      if (key !== undefined && (await hub.verify(key, text, signature))) add(text, `${key} ${signature}`)
    }),
  )
  return good
}

/** A transaction whose names every database can keep as they are: no NUL and no half of a surrogate pair. */
function storable(tx: ParsedTransaction | null): ParsedTransaction | null {
  if (!tx) return null
  const names = [tx.id, tx.device, tx.author, tx.scope]
  for (const op of tx.ops) {
    names.push(op.id, op.table, op.row)
    for (const [register, [, bases]] of Object.entries(op.set)) names.push(register, ...bases)
  }
  return names.every((name) => name.isWellFormed() && !name.includes('\0')) ? tx : null
}
