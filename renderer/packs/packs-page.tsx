import { FileText } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useLive } from '../client/live.ts'
import { routes } from '../routes.ts'
import { ImportPack } from '../setup/import-pack.tsx'
import type { PackSummary } from '../setup/pack-summary.ts'
import { Panel } from '../ui/panel.tsx'
import { Screen } from '../ui/screen.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import css from './packs.module.css'
import { packPath } from './path.ts'
import { May } from '../ui/may.tsx'

/** Every contract pack with its versions. A version never changes; what is edited becomes the next one. */
export function PacksPage() {
  const packs = useLive('pack.list', {})
  const [, navigate] = useLocation()
  if (!packs.data) return packs.error ? <Unreadable sentence={packs.error.message} /> : <Waiting what="正在打开…" />
  const ids = [...new Set(packs.data.map((p) => p.id))]
  return (
    <Screen
      title={routes.packs.title}
      note="合同之间不同的全部内容。版本导入后不变，修改另存为新版本。"
      bar={<Link href={routes.settings.path}>回设置</Link>}
    >
      <div className={css['page']}>
        <May call="pack.import">
          <Panel title="导入">
            <p className={css['hint']}>从文件导入合同包（JSON）。有错的指出在第几条、哪个字段，一处都不导入。</p>
            <ImportPack onImported={(pack) => navigate(packPath(pack.sha256))} />
          </Panel>
        </May>
        {ids.map((id) => (
          <PackVersions key={id} versions={packs.data.filter((p) => p.id === id)} />
        ))}
      </div>
    </Screen>
  )
}

function PackVersions({ versions }: { readonly versions: readonly PackSummary[] }) {
  const newest = versions.at(-1)!
  return (
    <Panel title={newest.name} extra={<span className={css['hint']}>{newest.id}</span>}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">版本</th>
            <th scope="col">条款</th>
            <th scope="col">检查清单</th>
            <th scope="col">原文服务期</th>
            <th scope="col">使用的合同</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((pack) => (
            <tr key={pack.sha256}>
              <th scope="row">
                <div className={css['versionCell']}>
                  <Link href={packPath(pack.sha256)} className={css['open'] ?? ''}>
                    <FileText size={16} aria-hidden /> {pack.version}
                  </Link>
                  <StatusPill tone="grey" outlined>
                    {pack.bundled ? '随程序' : '导入'}
                  </StatusPill>
                  {pack.edited && <StatusPill tone="warn">有未保存的修改</StatusPill>}
                </div>
              </th>
              <td>
                {pack.clauses} 条，义务 {pack.obligations} 条
              </td>
              <td>{pack.checklists.map((c) => `${c.name} ${c.rows} 项`).join('；') || '没有'}</td>
              <td className={css['period']}>
                {pack.period.start} 至 {pack.period.end}
              </td>
              <td>{pack.contracts.map((c) => c.hospital || '未填医院').join('、') || '没有'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
