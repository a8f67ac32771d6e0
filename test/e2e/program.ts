import { type ChildProcess, spawn } from 'node:child_process'

/** A process under test and what it printed. */
export class Program {
  readonly #child: ChildProcess
  readonly #ended: Promise<number | null>
  output = ''

  /** `before` is a command that runs the program, with its arguments; `input` is `pipe` for one that asks questions. */
  constructor(
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    before: readonly string[] = [],
    input: 'ignore' | 'pipe' = 'ignore',
  ) {
    const [command = process.execPath, ...first] = before
    this.#child = spawn(command, [...first, ...args], {
      env: { ...process.env, ...env },
      stdio: [input, 'pipe', 'pipe'],
    })
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text))
    // A test that was cut short leaves no process behind.
    const orphan = () => this.#child.kill('SIGKILL')
    process.once('exit', orphan)
    this.#ended = new Promise((ended) =>
      this.#child.on('close', (code) => {
        process.off('exit', orphan)
        ended(code)
      }),
    )
  }

  get pid(): number {
    return this.#child.pid!
  }

  /** Types a line where it asks; only with `input` as `pipe`. */
  type(text: string): void {
    this.#child.stdin!.write(text)
  }

  /** Its exit code, once it has ended. */
  get ended(): Promise<number | null> {
    return this.#ended
  }

  /** The first match in what it prints. Fails with the whole output when it ends without one. */
  async prints(pattern: RegExp): Promise<string> {
    let over = false
    void this.#ended.then(() => (over = true))
    for (;;) {
      const found = pattern.exec(this.output)
      if (found) return found[0]
      if (over) throw new Error(`the program ended: ${this.output}`)
      await new Promise((next) => setTimeout(next, 20))
    }
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#child.kill(signal)
    await this.#ended
  }
}
