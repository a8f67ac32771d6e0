import type { ParserId } from '../pack/schema.ts'
import { parseBackupLog } from './backup-log.ts'
import { parseRecoveryArea, parseRman, parseSqlServerBackup } from './backup-table.ts'
import { parseCertificate } from './certificate.ts'
import { parseDf, parseDfAwk } from './disk-df.ts'
import { parseWindowsDisk } from './disk-windows.ts'
import { parseHttp } from './http.ts'
import { linesOf, type Line } from './line.ts'
import { parseLog, parseLogCounts } from './log.ts'
import { Unreadable, type Recognition } from './recognition.ts'
import { parseTablespace } from './tablespace.ts'

export type { ParsedRow, Recognition } from './recognition.ts'

interface Format {
  readonly parser: ParserId
  readonly name: string
  /** Words without which a text cannot be this format; keeps long foreign texts cheap. */
  readonly hint: RegExp
  readonly parse: (lines: readonly Line[]) => Recognition | null
}

/** In order of distinctness; the first that knows the text gives the recognition its kind. */
const formats: readonly Format[] = [
  { parser: 'certificate', name: 'openssl 证书有效期', hint: /notAfter\s*=/, parse: parseCertificate },
  { parser: 'disk', name: 'df 磁盘使用', hint: /Filesystem|文件系统|檔案系統/i, parse: parseDf },
  { parser: 'disk', name: 'df 使用率（awk 汇总）', hint: /% +(?:正常|关注|异常)/, parse: parseDfAwk },
  { parser: 'disk', name: 'Windows 硬盘列表', hint: /Free(?:Space|GB| ?\(GB\))/i, parse: parseWindowsDisk },
  { parser: 'backup', name: 'Oracle RMAN 备份记录', hint: /INPUT_TYPE/i, parse: parseRman },
  { parser: 'backup', name: 'SQL Server 备份查询', hint: /last_full/i, parse: parseSqlServerBackup },
  { parser: 'backup', name: 'Oracle 恢复区使用', hint: /LIM_GB|SPACE_LIMIT/i, parse: parseRecoveryArea },
  {
    parser: 'tablespace',
    name: '表空间查询',
    hint: /TABLESPACE|TS_?NAME|表空间|PHYSICAL_?NAME|TYPE_?DESC|ALLOC_MB|LINEID|行号|Log Space Used|TABLE_SCHEMA/i,
    parse: parseTablespace,
  },
  {
    parser: 'backup',
    name: '备份日志结尾',
    hint: /completed|成功完成|terminated|成功终止|Finished backup|RMAN-03009/i,
    parse: parseBackupLog,
  },
  { parser: 'http', name: 'curl 返回码与用时', hint: /(?:^|\n)\s*\d{3}(?:\s|$)/, parse: parseHttp },
  { parser: 'log', name: '日志计数', hint: /(?:\.log|\.out|\.trc|messages|secure)[^\s:]*:\d/, parse: parseLogCounts },
  {
    parser: 'log',
    name: '日志片段',
    hint: /ORA-\d|ERROR|FATAL|SEVERE|INFO|Exception|Error|error|No entries|无条目|CRIT|EMERG/,
    parse: parseLog,
  },
]

/** Longer text is kept as evidence and not looked into. In characters. */
const longestText = 2_000_000
/** No server has so many volumes or tablespaces that its table is longer: only logs are. */
const longestTable = 200_000

function attempt(format: Format, lines: readonly Line[]): Recognition | null {
  try {
    return format.parse(lines)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return {
      parser: format.parser,
      format: 'unreadable',
      title: `像是 ${format.name}`,
      rows: [],
      notes: [error.message],
    }
  }
}

/**
 * What pasted command output is. Null when nobody knows it: the caller keeps the text as plain evidence.
 * A known format with an unreadable line comes back without rows and with a note that names the line;
 * nothing is ever taken from half a text.
 */
export function recognise(text: string): Recognition | null {
  if (text.length > longestText) return null
  const lines = linesOf(text)
  const known: Recognition[] = []
  for (const format of formats) {
    if (format.parser === 'log' && known.length > 0) break
    if (text.length > longestTable && format.parser !== 'log' && format.parse !== parseBackupLog) continue
    const found = format.hint.test(text) ? attempt(format, lines) : null
    if (found) known.push(found)
  }
  const first = known.find((k) => k.rows.length > 0) ?? known[0]
  if (!first) return null
  const same = known.filter((k) => k.parser === first.parser)
  const others = known.filter((k) => k.parser !== first.parser && k.rows.length > 0)
  const broken = same.filter((k) => k.format === 'unreadable')
  return {
    ...first,
    rows: broken.length > 0 ? [] : same.flatMap((k) => k.rows),
    notes: [
      ...same.flatMap((k) => k.notes),
      ...others.map((k) => `同一段里还有${k.title.replace(/^识别为\s*/, '')}，请分开粘贴。`),
    ],
  }
}
