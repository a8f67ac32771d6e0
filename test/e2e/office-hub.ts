import { join } from 'node:path'
import { freePort } from './chromium.ts'
import { Program } from './program.ts'

const root = join(import.meta.dirname, '..', '..')
/** The hub's program as arguments of Node; the built one with `ROUNDS_TEST_HUB=out/hub/hub.cjs`. */
export const hubProgram = process.env['ROUNDS_TEST_HUB']
  ? [join(root, process.env['ROUNDS_TEST_HUB'])]
  : [join(root, 'hub', 'main.ts')]

/** The office's hub, run as its own process, and what its commands do. */
export class OfficeHub {
  readonly port: number
  /** Where the office's pages are. */
  readonly pages: string
  readonly #watchPort: number
  readonly #env: NodeJS.ProcessEnv
  #program: Program | undefined

  private constructor(folder: string, port: number, databaseUrl: string, watchPort: number, officePort: number) {
    this.port = port
    this.pages = `https://127.0.0.1:${officePort}`
    this.#watchPort = watchPort
    this.#env = {
      ROUNDS_HUB_DATA: folder,
      ROUNDS_HUB_HOST: '127.0.0.1',
      ROUNDS_HUB_PORT: String(port),
      ROUNDS_HUB_WATCH_PORT: String(watchPort),
      ROUNDS_HUB_OFFICE_PORT: String(officePort),
      ...(databaseUrl === '' ? {} : { ROUNDS_HUB_DATABASE_URL: databaseUrl }),
    }
  }

  /** A new hub; on SQLite where no database is given. */
  static async start(folder: string, databaseUrl = '', port?: number): Promise<OfficeHub> {
    const hub = new OfficeHub(folder, port ?? (await freePort()), databaseUrl, await freePort(), await freePort())
    await hub.start()
    return hub
  }

  get address(): string {
    return `127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    this.#program = new Program(hubProgram, this.#env)
    await this.#program.prints(/中心站已启动/)
  }

  async stop(): Promise<void> {
    await this.#program?.end('SIGTERM')
    this.#program = undefined
  }

  /** Opens the window for one laptop, compares the digits, and lets it in. `laptop` is told the code; it answers with its digits. */
  async admit(laptop: (code: string) => Promise<string>): Promise<void> {
    const command = new Program([...hubProgram, 'pair', '--scopes', '*'], this.#env, [], 'pipe')
    const code = (await command.prints(/配对码：\S+/)).slice('配对码：'.length)
    const shown = await laptop(code)
    const said = (await command.prints(/核对数字：\d{3} \d{3}/)).slice('核对数字：'.length)
    if (said !== shown) throw new Error(`the office shows ${said}, the laptop ${shown}`)
    command.type('y\n')
    await command.prints(/已配对：/)
    await command.ended
  }

  /** Opens the window and tells the code; nobody is let in. */
  async code(): Promise<{ readonly code: string; close(): Promise<void> }> {
    const command = new Program([...hubProgram, 'pair', '--scopes', '*'], this.#env, [], 'pipe')
    const code = (await command.prints(/配对码：\S+/)).slice('配对码：'.length)
    return { code, close: () => command.end('SIGKILL') }
  }

  /** Lets somebody sign in at the office's pages. */
  async addUser(login: string, name: string, role: string, password: string): Promise<void> {
    const args = ['user', 'add', login, '--name', name, '--role', role]
    const command = new Program([...hubProgram, ...args], this.#env, [], 'pipe')
    await command.prints(/密码（至少/)
    command.type(`${password}\n`)
    await command.prints(/再输入一次/)
    command.type(`${password}\n`)
    await command.prints(/已添加用户/)
    await command.ended
  }

  /** A number that the hub counts, as `/metrics` tells it. */
  async counted(name: string): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.#watchPort}/metrics`)).text()
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  }

  /** Runs a command to its end and returns what it printed. */
  async run(...args: string[]): Promise<string> {
    const command = new Program([...hubProgram, ...args], this.#env)
    await command.ended
    return command.output
  }
}
