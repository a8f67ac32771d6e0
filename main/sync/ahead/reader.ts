import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { directReader, type Reader } from '../../../db/reader.ts'
import type { Verify } from '../../../db/cards.ts'
import type { ParsedTransaction } from '../../../domain/sync/feed.ts'
import type { PullAnswer, SignedCard, SignedTransaction } from '../../../domain/sync/protocol.ts'
import { workerEntry } from '../../worker-entry.ts'
import type { HubClient, Pulled } from '../client.ts'
import type { HttpsClient } from '../https-client.ts'
import { type Examined, type FromReader, type Question, questionAfter, type ToReader } from './page.ts'

/** A client whose pages come from a thread that reads ahead. To be closed at the end of the round. */
export interface ReadAhead extends HubClient {
  close(): void
}

export interface ReadAheadOptions {
  readonly client: HubClient & Pick<HttpsClient, 'session'>
  /** The device that asks. */
  readonly own: string
  readonly verify: Verify
  /** Public keys by device: of the cards that are here, and of those that have just come. */
  readonly keys: (cards: readonly SignedCard[]) => ReadonlyMap<string, string>
  /** The thread's program; by default the one that belongs to this build. */
  readonly worker?: string | URL
}

/** Fewer transactions are read sooner than a thread is started. */
const worthwhile = 50

/**
 * Fetches and examines the pages that follow while one is applied, in a thread of its own: the hub, the line and both
 * processors work at once, and the screen is served in between. The thread asks just what a laptop asks that has applied
 * the page before; where this one asks otherwise in the end, what came early is thrown away. A page that is old by then is
 * nothing new to a round: answers may take their time.
 */
export function readAhead({ client, own, verify, keys, worker }: ReadAheadOptions): ReadAhead {
  let thread: Thread | undefined
  /** One ended: at the last page, or because it cannot run. None is started again in this round. */
  let spent = false
  const stop = (): void => {
    thread?.stop()
    thread = undefined
  }
  const start = (): Thread => (thread ??= startThread(worker ?? workerEntry('sync')))
  const begin = async (question: Question, cards: readonly SignedCard[]): Promise<void> =>
    start().begin({ ...(await client.session()), question, keys: keys(cards), own })
  return {
    hello: () => client.hello(),
    push: (request) => client.push(request),
    prepare: (request) => client.prepare?.(request),
    async pull(request, large): Promise<Pulled> {
      const question = { request, large }
      if (thread?.hasBegun()) {
        const page = await thread.next()
        // Pages that lie here would follow each other without a pause: the screen and the line have their turn first.
        await turn()
        if (page && isSame(page.question, question)) return withReader(page.answer, page.examined, verify)
        spent ||= !page
        stop()
      }
      // Who has read nothing has everything to read.
      if (request.after === 0 && !spent) start()
      const answer = await client.pull(request, large)
      const next = questionAfter(question, answer)
      if (next && !spent && answer.outcome === 'page' && answer.txs.length >= worthwhile)
        await begin(next, answer.cards)
      return answer
    },
    close: stop,
  }
}

const isSame = (a: Question, b: Question): boolean => JSON.stringify(a) === JSON.stringify(b)

type Page = FromReader & { readonly kind: 'page' }

interface Thread {
  hasBegun(): boolean
  begin(with_: Omit<ToReader & { kind: 'begin' }, 'kind'>): void
  /** The next page, once it is there; undefined when none will come. */
  next(): Promise<Page | undefined>
  stop(): void
}

function startThread(program: string | URL): Thread {
  const worker = new Worker(program)
  // The app ends without waiting for it.
  worker.unref()
  const tell = (message: ToReader): void => worker.postMessage(message)
  const pages: Page[] = []
  let state: 'idle' | 'begun' | 'ended' = 'idle'
  let wake = (): void => undefined
  const end = (): void => {
    state = 'ended'
    wake()
  }
  worker.on('message', (message: FromReader) => {
    if (message.kind === 'ended') end()
    else {
      pages.push(message)
      wake()
    }
  })
  // What it was is heard when the same is asked here.
  worker.on('error', end)
  worker.on('exit', end)
  return {
    hasBegun: () => state !== 'idle',
    begin(with_) {
      // It may have ended already: the program could not be loaded.
      if (state === 'idle') state = 'begun'
      tell({ kind: 'begin', ...with_ })
    },
    async next() {
      if (pages.length === 0 && state !== 'ended') await new Promise<void>((resolve) => (wake = resolve))
      const page = pages.shift()
      if (page) tell({ kind: 'taken' })
      return page
    },
    stop: () => void worker.terminate(),
  }
}

/** The page with what is known of it. What is not known is found out when it is asked. */
function withReader(answer: PullAnswer, examined: readonly Examined[], verify: Verify): Pulled {
  if (answer.outcome !== 'page') return answer
  const known = new Map<SignedTransaction, Examined>(answer.txs.map((envelope, n) => [envelope, examined[n]!]))
  const direct = directReader(verify)
  const reader: Reader = {
    hash: (envelope) => known.get(envelope)?.hash ?? direct.hash(envelope),
    read(envelope) {
      const found = known.get(envelope)
      if (!found) return direct.read(envelope)
      return found.sound ? (JSON.parse(envelope.text) as ParsedTransaction) : null
    },
    isSignedBy: (publicKey, envelope) =>
      known.get(envelope)?.signedBy === publicKey || direct.isSignedBy(publicKey, envelope),
  }
  return { ...answer, reader }
}
