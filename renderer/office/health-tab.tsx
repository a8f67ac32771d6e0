import { daysBetween, dateOf, dateTimeOf } from '../../domain/time/instant.ts'
import { useOffice } from '../client/office.ts'
import { sizeText } from '../acceptance/size-text.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import css from './office.module.css'

/** Days after which a backup is told to be old, and before which a certificate is told to run out. */
const oldBackup = 7
const soonOver = 30
/** The hub takes no attachments below this many bytes, so that records still go in. */
const lowDisk = 512 * 1024 * 1024

/** How the hub itself is. */
export function HealthTab() {
  const health = useOffice('health', {}, 10_000)
  if (!health.data) return health.error ? <Unreadable sentence={health.error.message} /> : <Waiting what="正在打开…" />
  const h = health.data
  const backupDays = h.lastBackup === null ? null : daysBetween(dateOf(h.lastBackup), dateOf(h.now))
  const certificateDays = daysBetween(dateOf(h.now), dateOf(h.certificateUntil))
  const warnings = [
    h.problem,
    backupDays === null ? '还没有备份过。请定期运行 npm run hub -- backup 文件夹。' : '',
    backupDays !== null && backupDays > oldBackup ? `上次备份在 ${backupDays} 天前。请尽快备份。` : '',
    certificateDays < soonOver ? `证书还有 ${certificateDays} 天到期，浏览器之后会拒绝连接。` : '',
    h.freeBytes < lowDisk ? '磁盘快满了：附件已停止接收，记录还能上传。请清理磁盘。' : '',
    h.refused > 0 ? `办公室有 ${h.refused} 条记录没有被中心站接收，请联系技术支持。` : '',
  ].filter((sentence) => sentence !== '')
  const facts: readonly (readonly [string, string])[] = [
    ['数据库', h.store === 'postgres' ? 'PostgreSQL' : 'SQLite'],
    ['记录链', `${h.seq} 笔；办公室已读到 ${h.read}，待发 ${h.waiting}`],
    ['冲突', `${h.conflicts} 处`],
    ['附件', `${h.blobs} 个，${sizeText(h.blobBytes)}；记录提到而未上传的 ${h.missing} 个`],
    ['可用磁盘', sizeText(h.freeBytes)],
    ['上次备份', h.lastBackup === null ? '没有' : `${dateTimeOf(h.lastBackup)}（${backupDays} 天前）`],
    ['证书', `到 ${dateOf(h.certificateUntil)}，还有 ${certificateDays} 天`],
    ['证书指纹', h.fingerprint],
  ]
  return (
    <>
      {warnings.map((sentence) => (
        <ProblemBar key={sentence} tone="warn">
          {sentence}
        </ProblemBar>
      ))}
      <Panel title="中心站">
        <dl className={css['facts']}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  )
}
