import { adviceGroupName, type NamedGroup } from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useInspection } from '../inspection/context.ts'

/** Says, or takes back, that groups of advice have nothing this quarter, as one act that can be undone. */
export function useConfirmNone(): (
  groups: NamedGroup[],
  confirmed: boolean,
  tell: (sentence: string) => void,
) => Promise<void> {
  const { view, offerUndo } = useInspection()
  return async (groups, confirmed, tell) => {
    const done = await save(
      'finding.confirmNone',
      () => ({ inspection: view.id, groups, confirmed }),
      undefined,
      (o) => tell(sentenceOf(o)),
    )
    if (!done) return
    tell('')
    const [only] = groups
    const what = groups.length === 1 && only ? `${adviceGroupName[only]}建议` : `${counted[groups.length]}类建议`
    offerUndo(confirmed ? `${what}已确认“本季度无”` : `${what}的确认已撤回`, done.transactions)
  }
}

/** How many groups, as words say it. */
export const counted: Readonly<Record<number, string>> = { 2: '两', 3: '三' }
