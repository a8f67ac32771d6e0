import { findingStateNames, type FindingState } from '../../domain/finding/word.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { responsiblePartyName, type ResponsibleParty, verdictName } from '../../domain/verdict.ts'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import css from './findings.module.css'

type Entry = OutputOf<'history.of'>[number]
type Values = Readonly<Record<string, string>>

/** Everything that was ever done about a finding, the newest first. */
export function History({ id }: { readonly id: string }) {
  const entries = useLive('history.of', { table: 'finding', row: id }).data ?? []
  const told = entries.map((entry) => ({ entry, lines: entry.changes.map(lineOf).filter(Boolean) }))
  return (
    <section aria-labelledby="finding-history">
      <h3 id="finding-history">经过</h3>
      <ol className={css['history']}>
        {told
          .filter(({ lines }) => lines.length > 0)
          .map(({ entry, lines }) => (
            <li key={entry.tx}>
              <small>
                {dateTimeOf(entry.at)} {entry.who}
              </small>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </li>
          ))}
      </ol>
    </section>
  )
}

/** What one register became, in a sentence; empty for what needs none. */
function lineOf({ register, before, after }: Entry['changes'][number]): string {
  const now = (after ?? {}) as Values
  const was = (before ?? {}) as Values
  switch (register) {
    case 'state':
      return `${findingStateNames[(now['state'] ?? 'open') as FindingState]}${now['reason'] ? `：${now['reason']}` : ''}`
    case 'retest':
      return after ? `复测 ${now['on']} ${verdictName[now['verdict'] as 'normal']}：${now['value']}` : '撤回复测'
    case 'acceptance':
      return after
        ? `签字接受风险：${[now['name'], now['position'], now['on']].filter(Boolean).join(' · ')}`
        : '撤回签字'
    case 'assignee':
      return `责任人：${was['name'] || '空'} → ${now['name'] || '空'}`
    case 'completion':
      return after ? `整改完成 ${now['on']}：${now['text']}` : '撤回完成'
    case 'problem':
      return now['description'] ? `问题：${now['description']}` : ''
    case 'advice': {
      const party = now['party'] ? responsiblePartyName[now['party'] as ResponsibleParty] : ''
      return [now['text'] ? `措施：${now['text']}` : '', party, now['due'] ? `期限 ${now['due']}` : '']
        .filter(Boolean)
        .join(' · ')
    }
    default:
      return ''
  }
}
