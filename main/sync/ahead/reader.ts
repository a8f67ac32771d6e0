import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Reader } from '../../../db/reader.ts'
import { keysWith, type Verify } from '../../../db/cards.ts'
import type { Db } from '../../../db/handle.ts'
import type { ParsedTransaction } from '../../../domain/sync/feed.ts'
import type { PullAnswer, SignedTransaction } from '../../../domain/sync/protocol.ts'
import { workerEntry } from '../../worker-entry.ts'
import type { HubClient, Pulled } from '../client.ts'
import type { HttpsClient } from '../https-client.ts'
import { type Examined, type Page, type Question, questionAfter, type Start } from './page.ts'

/** A client whose pages come from a thread that reads ahead. To be closed at the end of the round. */
export interface ReadAhead extends HubClient {
  close(): void
}

export interface ReadAheadOptions {
  /** Knows the cards that are here. */
  readonly db: Db
  readonly client: HubClient & Pick<HttpsClient, 'session'>
  /** The device that asks. */
  readonly own: string
  readonly verify: Verify
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
export function readAhead({ db, client, own, verify, worker = workerEntry('sync') }: ReadAheadOptions): ReadAhead {
  let thread: Thread | undefined
  /** One ended: at the last page, or because it cannot run. None is started again in this round. */
  let spent = false
  const stop = (): void => {
    thread?.stop()
    thread = undefined
  }
  return {
    hello: () => client.hello(),
    push: (request) => client.push(request),
    prepare: (request) => client.prepare?.(request),
    async pull(request, large): Promise<Pulled> {
      const question = { request, large }
      if (thread) {
        const page = await thread.next()
        // Pages that lie here would follow each other without a pause: the screen and the line have their turn first.
        await turn()
        if (page && isSame(page.question, question)) return withReader(page.answer, page.examined, verify)
        spent ||= !page
        stop()
      }
      const answer = await client.pull(request, large)
      const next = questionAfter(question, answer)
      if (next && !spent && answer.outcome === 'page' && answer.txs.length >= worthwhile) {
        const keys = keysWith(db, answer.cards)
        thread = startThread(worker, { ...(await client.session()), question: next, keys, own })
      }
      return answer
    },
    close: stop,
  }
}

const isSame = (a: Question, b: Question): boolean => JSON.stringify(a) === JSON.stringify(b)

interface Thread {
  /** The next page, once it is there; undefined when none will come. */
  next(): Promise<Page | undefined>
  stop(): void
}

function startThread(program: string | URL, start: Start): Thread {
  const worker = new Worker(program, { workerData: start })
  // The app ends without waiting for it.
  worker.unref()
  const pages: Page[] = []
  let ended = false
  let wake = (): void => undefined
  worker.on('message', (page: Page) => {
    pages.push(page)
    wake()
  })
  // What it was is heard when the same is asked here; it ends after it.
  worker.on('error', () => undefined)
  worker.on('exit', () => {
    ended = true
    wake()
  })
  return {
    async next() {
      if (pages.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve))
      const page = pages.shift()
      if (page) worker.postMessage('taken')
      return page
    },
    stop: () => void worker.terminate(),
  }
}

/** The page with what is known of its transactions: all but signatures of keys that were not known. */
function withReader(answer: PullAnswer, examined: readonly Examined[], verify: Verify): Pulled {
  if (answer.outcome !== 'page') return answer
  const known = new Map<SignedTransaction, Examined>(answer.txs.map((envelope, n) => [envelope, examined[n]!]))
  const reader: Reader = {
    hash: (envelope) => known.get(envelope)!.hash,
    read: (envelope) => (known.get(envelope)!.sound ? (JSON.parse(envelope.text) as ParsedTransaction) : null),
    isReadable: (envelope) => known.get(envelope)!.readable,
    isSignedBy: (publicKey, envelope) =>
      known.get(envelope)!.signedBy === publicKey || verify(publicKey, envelope.text, envelope.signature),
  }
  return { ...answer, reader }
}
