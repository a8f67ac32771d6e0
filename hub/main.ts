import { parseArgs } from 'node:util'
import { Expected, fail } from '../domain/failure.ts'
import { backUpTo, check, migrateTo, restoreFrom } from './cli/data.ts'
import { change, pair, revoke, showDevices } from './cli/devices.ts'
import { type Terminal, terminal } from './cli/terminal.ts'
import { users } from './cli/users.ts'
import { type Config, configFrom } from './config.ts'
import { openHub, type OpenHub } from './open.ts'
import { serveHub } from './serve.ts'
import { StoreUnavailable } from './store/store.ts'

const usage = `用法：npm run hub -- [命令]
  （无命令）                 启动中心站，默认 SQLite；设置 ROUNDS_HUB_DATABASE_URL 则用 PostgreSQL
  pair [--scopes 合同,…]     打开十分钟的配对窗口并等待一台笔记本
  devices                    列出设备
  device 编号 [--name 名称] [--scopes 合同,…] [--persons 人员,…]   修改授权
  revoke 编号                撤销设备，立即生效
  user add|password|disable|enable 登录名 [--name 姓名] [--role admin|reviewer|reader] [--scopes 合同,…]
  user list                  列出办公室用户
  backup 文件.sqlite|文件夹  备份，可在运行中进行
  restore 文件.sqlite|文件夹 从备份恢复，并启用新的纪元
  migrate --to postgres://…  把 SQLite 的数据搬到 PostgreSQL，并核对链与状态
  check                      核对记录链与附件
环境变量：ROUNDS_HUB_DATA 数据文件夹，ROUNDS_HUB_PORT 端口（7215），其余见 docs/hub/README.md`

/** The hub as a program: it serves, or does one thing and ends. */
async function run(args: string[]): Promise<void> {
  const { values, positionals } = parse(args)
  const [command, first, second] = positionals
  if (values.help || command === 'help') return console.log(usage)
  const config = configFrom()
  switch (command) {
    case undefined:
    case 'serve':
      return serve(config)
    case 'pair':
      return withHub(config, (open, say) => pair(open, say, values))
    case 'devices':
      return withHub(config, showDevices)
    case 'device':
      return withHub(config, (open, say) => change(open, say, needed(first), values))
    case 'revoke':
      return withHub(config, (open, say) => revoke(open, say, needed(first)))
    case 'user':
      return withHub(config, (open, say) => users(open, say, first, second, values))
    case 'backup':
      return withTerminal((say) => backUpTo(config, say, first))
    case 'restore':
      return withTerminal((say) => restoreFrom(config, say, first))
    case 'migrate':
      return withTerminal((say) => migrateTo(config, say, values.to))
    case 'check':
      return withTerminal((say) => check(config, say))
    default:
      fail('invalid-input', `没有“${command}”这个命令。\n${usage}`)
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        scopes: { type: 'string' },
        persons: { type: 'string' },
        role: { type: 'string' },
        to: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    return fail('invalid-input', `命令写法不对：${(error as Error).message}\n${usage}`)
  }
}

const needed = (id: string | undefined): string => id ?? fail('invalid-input', '请给出设备编号，可用 devices 查看。')

async function serve(config: Config): Promise<void> {
  const served = await serveHub(config, { write: (line) => void process.stdout.write(line) })
  console.error(
    `中心站已启动：https://${config.host}:${served.port}（${served.hub.store.kind === 'postgres' ? 'PostgreSQL' : 'SQLite'}）`,
  )
  console.error(`证书指纹：${served.identity.fingerprint}`)
  if (served.officePort) console.error(`办公室网页：https://${config.host}:${served.officePort}`)
  if (served.watchPort) console.error(`健康与指标：http://127.0.0.1:${served.watchPort}/health 和 /metrics`)
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    served.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function withTerminal(work: (say: Terminal) => Promise<void>): Promise<void> {
  const say = terminal()
  try {
    await work(say)
  } finally {
    say.close()
  }
}

const withHub = (config: Config, work: (open: OpenHub, say: Terminal) => Promise<void>): Promise<void> =>
  withTerminal(async (say) => {
    const open = await openHub(config)
    try {
      await work(open, say)
    } finally {
      await open.close()
    }
  })

// Keys and records: for the owner of this process alone.
process.umask(0o077)
run(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Expected) console.error(error.failure.sentence)
  else if (error instanceof StoreUnavailable) {
    const { cause } = error
    console.error(
      `数据库不可用：${cause instanceof Error ? cause.message : String(cause)}。请检查地址、网络和磁盘后再试。`,
    )
  } else console.error(error)
  process.exitCode = 1
})
