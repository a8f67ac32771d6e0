import type { Row } from '../record/record-type.ts'
import type { finding } from '../record/finding.ts'
import { verdictNames } from '../verdict.ts'

type Finding = Row<typeof finding>

/** Where a rectification order stands: being put right, done and waiting for its check, closed, or its risk accepted. */
export type RectificationState = 'open' | 'done' | 'closed' | 'accepted' | 'withdrawn'

/** Open until it was checked again and found to conform, whatever the responsible party says. */
export function rectificationState(f: Pick<Finding, 'state' | 'completion' | 'retest'>): RectificationState {
  const state = f.state?.state ?? 'open'
  if (state !== 'open') return state
  const completed = f.completion?.on ?? ''
  const failed = f.retest !== null && f.retest.on >= completed
  return completed !== '' && !failed ? 'done' : 'open'
}

export const rectificationStateName: Readonly<Record<RectificationState, string>> = {
  open: '待整改',
  done: '已完成，待复查',
  closed: '复查合格，已关闭',
  accepted: '接受风险',
  withdrawn: '已撤销',
}

/** Who sees to it: the person, else the party. */
export function responsibleName(f: Pick<Finding, 'assignee' | 'advice'>, party: string): string {
  return f.assignee?.name.trim() || party
}

/** `2026-09-03复查：符合`; empty while nobody looked again. */
export function recheckText(f: Pick<Finding, 'retest'>): string {
  return f.retest ? `${f.retest.on}复查：${verdictNames('conformity')[f.retest.verdict]}` : ''
}
