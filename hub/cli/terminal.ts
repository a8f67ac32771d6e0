import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Where a command speaks to whoever called it. */
export interface Terminal {
  say(sentence: string): void
  /** One line; the prompt is shown only to people. */
  ask(prompt: string): Promise<string>
  /** One line that is not shown while it is typed. */
  askSecret(prompt: string): Promise<string>
  close(): void
}

export function terminal(input = process.stdin, output = process.stdout): Terminal {
  let silent = false
  const muted = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!silent) output.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output: muted, terminal: input.isTTY })
  // Lines that come before they are asked for are kept: a script writes them all at once.
  const waiting: string[] = []
  const asking: ((line: string) => void)[] = []
  lines.on('line', (line) => {
    const answer = asking.shift()
    if (answer) answer(line)
    else waiting.push(line)
  })
  lines.on('close', () => asking.splice(0).forEach((answer) => answer('')))
  const next = (): Promise<string> =>
    new Promise((resolve) => {
      const line = waiting.shift()
      if (line === undefined) asking.push(resolve)
      else resolve(line)
    })
  return {
    say: (sentence) => void output.write(`${sentence}\n`),
    async ask(prompt) {
      output.write(prompt)
      return (await next()).trim()
    },
    async askSecret(prompt) {
      output.write(prompt)
      silent = true
      const line = await next()
      silent = false
      output.write('\n')
      return line
    },
    close: () => lines.close(),
  }
}
