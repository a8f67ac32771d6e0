import { CircleHelp, Keyboard, OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import { contradiction } from '../../domain/inspection/judge.ts'
import type { ItemJudgement } from '../../domain/inspection/judgement.ts'
import { normalSentence } from '../../domain/inspection/phrase.ts'
import type { Item } from '../../domain/pack/schema.ts'
import { verdictNames, type Wording } from '../../domain/verdict.ts'
import { type ItemView, useInspection } from './context.ts'
import { useItemProblem } from './item-problem.ts'
import { VerdictIcon } from './status.tsx'

interface Props {
  readonly item: ItemView
  readonly template: Item
  /** Of the values as they stand in the fields now. */
  readonly judgement: ItemJudgement
}

/** What the values say, read out as they change, and what key 1 would write. */
export function JudgementBox(props: Props) {
  const { words } = useInspection().checklist
  const problem = useItemProblem((s) => (s.item === props.item.id ? s.sentence : ''))
  const { tone, icon, text } = problem
    ? { tone: 'attention', icon: <CircleHelp aria-hidden="true" />, text: problem }
    : say(props, words)
  return (
    <div className={`judgement judgement-${tone}`} role="status">
      {icon}
      <p>{text}</p>
    </div>
  )
}

interface Said {
  readonly tone: string
  readonly icon: ReactNode
  readonly text: ReactNode
}

function say({ item, template, judgement }: Props, words: Wording): Said {
  const names = verdictNames(words)
  const { verdict, reason } = item.meas
  const computed = judgement.verdict
  const keyIcon = <Keyboard aria-hidden="true" />
  if (verdict === 'not-applicable' || verdict === 'unchecked')
    return {
      tone: verdict,
      icon: <VerdictIcon verdict={verdict} />,
      text: (
        <>
          <b>{names[verdict]}</b>
          {reason ? `：${reason}` : '：请写明理由。'}
        </>
      ),
    }
  if (verdict !== null && contradiction(verdict, computed))
    return {
      tone: 'abnormal',
      icon: <OctagonX aria-hidden="true" />,
      text: (
        <>
          <b>结果与实测值矛盾：</b>
          {judgement.sentence.replace(/^判定 .{2,4}：/, '')}您选了 {names[verdict]}。定稿前须改正或复测。
        </>
      ),
    }
  if (judgement.undecided.length > 0 && computed !== 'abnormal')
    return {
      tone: 'attention',
      icon: <CircleHelp aria-hidden="true" />,
      text: <Leading sentence={judgement.undecided[0]!} />,
    }
  if (computed === 'abnormal' || computed === 'attention')
    return { tone: computed, icon: <VerdictIcon verdict={computed} />, text: <Leading sentence={judgement.sentence} /> }
  if (verdict === null) {
    if (judgement.missing.length > 0)
      return {
        tone: 'blue',
        icon: keyIcon,
        text: (
          <>
            <b>还缺实测值：{judgement.missing.join('、')}。</b>粘贴 Ctrl V 或填写。
          </>
        ),
      }
    return {
      tone: 'blue',
      icon: keyIcon,
      text: (
        <>
          <b>
            {judgement.pending > 0
              ? `按 1 即确认这 ${judgement.pending} 个值、完成本项并到下一项。`
              : '按 1 即完成本项并到下一项。'}
          </b>{' '}
          将写入：“
          {normalSentence(template, judgement.rows)}”
        </>
      ),
    }
  }
  if (verdict === 'normal' && judgement.missing.length === 0)
    return { tone: 'normal', icon: <VerdictIcon verdict="normal" />, text: normalSentence(template, judgement.rows) }
  return {
    tone: verdict,
    icon: <VerdictIcon verdict={verdict} />,
    text: (
      <>
        <b>您的判定 {names[verdict]}。</b>
        {judgement.missing.length > 0
          ? `还缺实测值：${judgement.missing.join('、')}。`
          : judgement.sentence || '请写明依据。'}
      </>
    ),
  }
}

function Leading({ sentence }: { sentence: string }) {
  const at = sentence.indexOf('。')
  return (
    <>
      <b>{sentence.slice(0, at + 1)}</b> {sentence.slice(at + 1)}
    </>
  )
}
