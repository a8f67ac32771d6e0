import { compareDecimal, multiply, percentOf, subtract } from '../inspection/decimal.ts'
import { isChatter, promptOf, type Line } from './line.ts'
import { parsedRow, Unreadable, type ParsedRow, type Recognition } from './recognition.ts'

/** How the amounts of one df table are to be read. */
type Amounts = { kind: 'exact'; unit: string; factor: number } | { kind: 'rounded' }

const blocks = /^(?:(\d+)(K|M)?-?(?:blocks|块|區段|区块)|Size|容量|大小|Inodes?|Inode)$/i

function amountsOf(word: string): Amounts | null {
  const found = blocks.exec(word)
  if (!found) return null
  if (/^inode/i.test(word)) return { kind: 'exact', unit: '个', factor: 1 }
  if (found[1] === undefined) return { kind: 'rounded' }
  if (found[2]?.toUpperCase() === 'M') return { kind: 'rounded' }
  const size = Number(found[1]) * (found[2] ? 1024 : 1)
  return size % 1024 === 0
    ? { kind: 'exact', unit: 'KB', factor: size / 1024 }
    : { kind: 'exact', unit: 'B', factor: size }
}

interface Header {
  readonly amounts: Amounts
  readonly typed: boolean
}

function headerOf(text: string): Header | null {
  const words = text.trim().split(/\s+/)
  if (!/^(?:Filesystem|文件系统|檔案系統)$/i.test(words[0] ?? '')) return null
  const typed = /^(?:Type|类型|類型)$/i.test(words[1] ?? '')
  const amounts = amountsOf(words[typed ? 2 : 1] ?? '')
  return amounts && { amounts, typed }
}

/** Filesystems that live in memory or cannot be written: always 0 % or 100 %, and nobody's concern. */
const unreal =
  /^(?:tmpfs|devtmpfs|udev|overlay|shm|none|squashfs|iso9660|efivarfs|\/dev\/loop\d+|\/dev\/sr\d+|cgroup\S*)$/

const row =
  /^(\S.*?)\s+(?:([A-Za-z][\w.]*)\s+)?(\d[\d.]*[KMGTP]?|0|-)\s+(\d[\d.]*[KMGTP]?|0|-)\s+(-?\d[\d.]*[KMGTP]?|0|-)\s+(\d+%|-)\s+(\/.*)$/

interface State {
  header: Header
  server: string
  readonly rows: ParsedRow[]
  readonly skipped: string[]
  rounded: boolean
}

/**
 * `df` in all its forms: `-P`, `-k`, `-h`, `-T`, wrapped device names, Chinese headers, several servers one
 * after the other. Usage is used / (used + available) as df itself counts; where only rounded sizes are
 * printed, the printed percentage is taken and marked rounded.
 */
export function parseDf(lines: readonly Line[]): Recognition | null {
  let state: State | null = null
  let server = ''
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const prompt = promptOf(line.text)
    const header = headerOf(line.text)
    if (prompt) server = prompt.server
    else if (header) state = begin(state, header, server)
    else if (state && !isChatter(line.text)) {
      const joined = wrapped(line, lines[at + 1])
      if (joined) at++
      take(state, joined ?? line)
    }
  }
  if (!state || (state.rows.length === 0 && state.skipped.length === 0)) return null
  const notes =
    state.skipped.length > 0
      ? [`略过${state.skipped.length}个内存、只读或虚拟文件系统：${state.skipped.join('、')}。`]
      : []
  if (state.rounded) notes.push('容量是取整显示的，使用率只到整数。临界值请改贴 df -P -k 的输出。')
  const title = state.rounded ? '识别为 df 磁盘使用（取整值）' : '识别为 df 磁盘使用'
  return { parser: 'disk', format: 'df', title, rows: state.rows, notes }
}

function begin(state: State | null, header: Header, server: string): State {
  return { rows: state?.rows ?? [], skipped: state?.skipped ?? [], rounded: state?.rounded ?? false, header, server }
}

/** A long device name stands alone and its numbers follow on an indented line. */
function wrapped(line: Line, next: Line | undefined): Line | null {
  if (/\s/.test(line.text.trim()) || !next || !/^\s+\S/.test(next.text)) return null
  return { number: line.number, text: `${line.text.trim()} ${next.text.trim()}` }
}

function take(state: State, line: Line): void {
  const found = row.exec(line.text.trim())
  if (!found) throw new Unreadable(line.number, line.text)
  const [, device, type, , used, available, printed, mount] = found as unknown as string[]
  if (unreal.test(device!) || unreal.test(type ?? '') || printed === '-') {
    state.skipped.push(mount!)
    return
  }
  const inodes = state.header.amounts.kind === 'exact' && state.header.amounts.unit === '个'
  const base = {
    quantity: inodes ? ('inode-percent' as const) : ('used-percent' as const),
    object: mount!,
    server: state.server,
    extra: { device: device!, ...(type ? { type } : {}) },
  }
  if (state.header.amounts.kind === 'rounded' || (inodes && /[KMGTP]$/.test(used!))) {
    state.rounded = true
    state.rows.push(parsedRow({ ...base, value: printed!.slice(0, -1), rounded: true }))
    return
  }
  const { unit, factor } = state.header.amounts
  if (!/^\d+$/.test(used!) || !/^-?\d+$/.test(available!))
    throw new Unreadable(line.number, line.text, '的容量不是整数块')
  const total = (BigInt(used!) + BigInt(available!)).toString()
  const value = percentOf(used!, total)
  if (value === null) {
    state.skipped.push(mount!)
    return
  }
  if (compareDecimal(subtract(value, printed!.slice(0, -1)).replace('-', ''), 1) > 0)
    throw new Unreadable(line.number, line.text, '打印的使用率与已用、可用算出的不一致')
  state.rows.push(parsedRow({ ...base, value, used: multiply(used!, factor), total: multiply(total, factor), unit }))
}

const awkLine = /^(\/\S*)\s+(\d+(?:\.\d+)?)%\s+(?:正常|关注|异常)$/

/** What the built-in awk line prints: `/data 91.20% 异常`. */
export function parseDfAwk(lines: readonly Line[]): Recognition | null {
  let server = ''
  const rows: ParsedRow[] = []
  const rest: Line[] = []
  for (const line of lines) {
    const prompt = promptOf(line.text)
    if (prompt) {
      server = prompt.server
      continue
    }
    const found = awkLine.exec(line.text.trim())
    if (found)
      rows.push(parsedRow({ quantity: 'used-percent', object: found[1]!, server, value: found[2]!, rounded: true }))
    else if (line.text.trim() !== '') rest.push(line)
  }
  if (rows.length === 0) return null
  const lost = rest.find((l) => /%/.test(l.text))
  if (lost) throw new Unreadable(lost.number, lost.text)
  if (rest.length > 0) return null
  return { parser: 'disk', format: 'df-awk', title: '识别为 df 使用率（awk 汇总）', rows, notes: [] }
}
