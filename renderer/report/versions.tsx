import { Archive, FileCheck2 } from 'lucide-react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './aside.module.css'
import { useDocument } from './context.ts'

/** The draft in the place of a version's id. */
export const draftChoice = 'draft'

interface Props {
  /** The version in the preview; null while the draft is. */
  readonly shown: string | null
  readonly onShow: (report: string) => void
}

/** Every version that was finalised; an old one opens as the bytes that were signed. */
export function Versions({ shown, onShow }: Props) {
  const { state } = useDocument()
  if (state.versions.length === 0) return null
  return (
    <section className={css['part']} aria-labelledby="versions">
      <h3 id="versions">版本</h3>
      <ul className={css['versions']}>
        {!state.locked && (
          <li>
            <button type="button" aria-pressed={shown === null} onClick={() => onShow(draftChoice)}>
              <b>草稿</b>
              <span>按现在的记录</span>
            </button>
          </li>
        )}
        {state.versions.toReversed().map((report) => {
          const { version, superseded } = report
          const by = superseded && state.versions.find((r) => r.id === superseded.by)?.version!.version
          return (
            <li key={report.id}>
              <button type="button" aria-pressed={shown === report.id} onClick={() => onShow(report.id)}>
                <b>{version!.version}</b>
                <span>
                  {dateTimeOf(version!.finalisedAt)} {version!.by}
                  {version!.reason && ` · ${version!.reason}`}
                </span>
                {superseded ? (
                  <StatusPill tone="grey" icon={Archive}>{`已被 ${by ?? '新版本'} 替代`}</StatusPill>
                ) : (
                  <StatusPill tone="ok" icon={FileCheck2}>
                    现行
                  </StatusPill>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
