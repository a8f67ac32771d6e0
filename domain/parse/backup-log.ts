import { summarise, type Run } from './backup.ts'
import type { Line } from './line.ts'
import { promptOf } from './line.ts'
import { momentOf } from './moment.ts'
import type { Recognition } from './recognition.ts'

interface Ending {
  readonly pattern: RegExp
  readonly outcome: Run['outcome']
}

/** The last lines that backup tools write. The first group, where there is one, is the time. */
const endings: readonly Ending[] = [
  { pattern: /^Job ".+" successfully completed at (.+?)(?: elapsed .*)?$/i, outcome: 'success' },
  { pattern: /^Job ".+" completed with \d+ error\(s\) at (.+?)(?: elapsed .*)?$/i, outcome: 'failure' },
  { pattern: /^Job ".+" stopped due to fatal error at (.+?)(?: elapsed .*)?$/i, outcome: 'failure' },
  { pattern: /^作业 ".+" 已于 (.+?)(?: elapsed .*)? 成功完成.*$/, outcome: 'success' },
  { pattern: /^作业 ".+" 已(?:经)?完成, 但是有 \d+ 个错误 \(于 (.+?)(?: elapsed .*)? 完成\)$/, outcome: 'failure' },
  { pattern: /^-- Dump completed on (.+)$/, outcome: 'success' },
  {
    pattern: /^(?:(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)\S*\s.*|\d{6} \d\d:\d\d:\d\d )?completed OK!$/,
    outcome: 'success',
  },
  { pattern: /^Export terminated successfully without warnings\.$/i, outcome: 'success' },
  { pattern: /^Export terminated (?:unsuccessfully|successfully with warnings).*$/i, outcome: 'failure' },
  { pattern: /^成功终止导出, 没有出现警告。$/, outcome: 'success' },
  { pattern: /^Finished backup at (.+)$/, outcome: 'success' },
  { pattern: /^RMAN-03009: failure of backup command.*$/, outcome: 'failure' },
]

/** Tails of backup logs: expdp, exp, mysqldump, xtrabackup, RMAN. Each ending is one run. */
export function parseBackupLog(lines: readonly Line[]): Recognition | null {
  const runs: Run[] = []
  let server = ''
  for (const line of lines) {
    server = promptOf(line.text)?.server ?? server
    const text = line.text.trim()
    for (const { pattern, outcome } of endings) {
      const found = pattern.exec(text)
      if (!found) continue
      runs.push({ outcome, finished: momentOf((found[1] ?? '').replace(/\s+/g, ' ')) ?? '', size: null, kind: '' })
      break
    }
  }
  const rows = summarise(runs, server)
  if (rows.length === 0) return null
  return {
    parser: 'backup',
    format: 'backup-log',
    title: '识别为备份日志结尾',
    rows,
    notes: ['只统计粘贴的这段日志。'],
  }
}
