import { parentPort } from 'node:worker_threads'
import { PinnedAgent } from '../https.ts'
import { askPage } from '../https-client.ts'
import { examine, type FromReader, type Question, questionAfter, type ToReader } from './page.ts'

/**
 * The program of the thread that reads ahead: asks for one page after the other, examines it and hands it over. It ends
 * at the last page, and wherever anything is wrong: the main thread then asks itself, and hears what it is.
 */
const port = parentPort
if (!port) throw new Error('pages are read ahead in a thread of its own')
const say = (message: FromReader): void => port.postMessage(message)

/** Pages that may lie here or be on their way until one is taken. */
let room = 3
let roomMade = (): void => undefined

async function readPages({ address, fingerprint, token, question: first, keys, own }: Begin): Promise<void> {
  const agent = new PinnedAgent((met) => met === fingerprint)
  const known = new Map(keys)
  try {
    for (let question: Question | undefined = first; question; room--) {
      if (room === 0) await new Promise<void>((resolve) => (roomMade = resolve))
      const answer = await askPage(agent, address, token, question)
      const { txs = [], cards = [] } = answer.outcome === 'page' ? answer : {}
      for (const { card } of cards) known.set(card.device, card.publicKey)
      // What this laptop made itself is there already: it is recognised by its hash, and nothing else is asked of it.
      known.delete(own)
      say({ kind: 'page', question, answer, examined: txs.map((envelope) => examine(envelope, known)) })
      question = questionAfter(question, answer)
    }
  } finally {
    agent.destroy()
  }
}

type Begin = ToReader & { readonly kind: 'begin' }

port.on('message', (message: ToReader) => {
  if (message.kind === 'taken') {
    room++
    return roomMade()
  }
  readPages(message)
    .catch(() => undefined)
    .finally(() => {
      say({ kind: 'ended' })
      port.close()
    })
})
