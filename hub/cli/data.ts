import { fail } from '../../domain/failure.ts'
import { checkDatabaseUrl, type Config } from '../config.ts'
import { backUp, migrate, restore } from '../move.ts'
import { openHub } from '../open.ts'
import { BrokenFeed, digestOf } from '../store/copy.ts'
import type { Terminal } from './terminal.ts'

const lostFiles = (lost: readonly string[]): string[] =>
  lost.length === 0 ? [] : [`注意：有 ${lost.length} 个附件缺失或已损坏，例如 ${lost[0]}。仍持有它们的电脑会重新上传。`]

export async function backUpTo(config: Config, say: Terminal, target: string | undefined): Promise<void> {
  if (target === undefined)
    fail('invalid-input', '请给出备份位置：一个 .sqlite 文件（只含记录），或一个文件夹（含身份、证书和附件）。')
  const { digest, files, lost } = await backUp(config, target)
  say.say(`备份完成并已核对：${digest.seq} 条，新复制附件 ${files} 个。位置：${target}`)
  for (const sentence of lostFiles(lost)) say.say(sentence)
  say.say('备份里有中心站的私钥和全部记录，请加密保存。')
}

export async function restoreFrom(config: Config, say: Terminal, source: string | undefined): Promise<void> {
  if (source === undefined) fail('invalid-input', '请给出备份的位置：文件夹或 .sqlite 文件。')
  const { digest, files, lost, aside } = await restore(config, source)
  say.say(`已恢复并核对：${digest.seq} 条，设备 ${digest.devices} 台，附件 ${files} 个。`)
  if (aside) say.say(`原来的数据库没有删除，已改名为 ${aside}。`)
  for (const sentence of lostFiles(lost)) say.say(sentence)
  say.say('已启用新的纪元：各电脑下次同步时会重新交来它们持有的全部记录。')
  say.say('备份之后撤销过的设备现在又是有效的：请运行 devices 核对，再次 revoke。')
}

export async function migrateTo(config: Config, say: Terminal, url: string | undefined): Promise<void> {
  if (url === undefined) fail('invalid-input', '请给出目标：migrate --to postgres://用户:密码@主机:端口/库名。')
  checkDatabaseUrl(url)
  const digest = await migrate(config, url)
  say.say(
    `已迁移并核对：${digest.seq} 条，链 ${digest.chain.slice(0, 16) || '（空）'}…，状态 ${digest.heads.slice(0, 16)}… 两边一致。`,
  )
  say.say('请设置 ROUNDS_HUB_DATABASE_URL 后启动；原来的 SQLite 文件保留，但不能再从它启动。')
}

/** Reads the whole feed and every attachment and says whether they are what they should be. */
export async function check(config: Config, say: Terminal): Promise<void> {
  const open = await openHub(config)
  try {
    const digest = await open.hub.store.snapshot(digestOf)
    say.say(
      `记录链完整：${digest.seq} 条，链 ${digest.chain.slice(0, 16) || '（空）'}…，状态 ${digest.heads.slice(0, 16)}…。`,
    )
    const { missing, conflicts } = await open.hub.store.read((read) => read.totals())
    say.say(`未解决的冲突 ${conflicts} 处；记录提到但尚未上传的附件 ${missing} 个。`)
    const lost: string[] = []
    for (let after = ''; ;) {
      const page = await open.hub.store.read((read) => read.blobs(after, 1000))
      for (const { sha256, size } of page) if ((await open.blobs.size(sha256)) !== size) lost.push(sha256)
      if (page.length === 0) break
      after = page.at(-1)!.sha256
    }
    for (const sentence of lostFiles(lost)) say.say(sentence)
    if (lost.length > 0) fail('bad-file', '附件不完整，见上。')
  } catch (error) {
    if (error instanceof BrokenFeed)
      fail('database-corrupt', `记录链在第 ${error.seq} 条处断开：数据库已损坏或被改动。请停止中心站并从备份恢复。`)
    throw error
  } finally {
    await open.close()
  }
}
