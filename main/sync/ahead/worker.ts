import { parentPort, workerData } from 'node:worker_threads'
import { PinnedAgent } from '../https.ts'
import { askPage } from '../https-client.ts'
import { examine, type Page, type Question, questionAfter, type Start } from './page.ts'

/**
 * The program of the thread that reads ahead: asks for one page after the other, examines it and hands it over. It ends
 * at the last page, and wherever anything is wrong: the main thread then asks itself, and hears what it is.
 */
const port = parentPort
if (!port) throw new Error('pages are read ahead in a thread of its own')

/** Pages that may lie here or be on their way until one is taken. */
let room = 3
let roomMade = (): void => undefined
port.on('message', () => {
  room++
  roomMade()
})

async function readPages({ address, fingerprint, token, question: first, keys, own }: Start): Promise<void> {
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
      port!.postMessage({ question, answer, examined: txs.map((tx) => examine(tx, known)) } satisfies Page)
      question = questionAfter(question, answer)
    }
  } finally {
    agent.destroy()
  }
}

readPages(workerData as Start)
  .catch(() => undefined)
  // The thread ends when nothing can reach it any more.
  .finally(() => port.close())
