import { Button, Select } from 'antd'
import { ClipboardPen, Trash2 } from 'lucide-react'
import { Link } from 'wouter'
import type { FilledSuggestion } from '../../domain/inspection/phrase.ts'
import { addDays, dateOf } from '../../domain/time/instant.ts'
import {
  adviceGroupName,
  type AdviceGroup,
  namedGroups,
  responsibleParties,
  responsiblePartyName,
  riskName,
  risks,
} from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { rectificationPath } from '../rectification/path.ts'
import { ChoiceRow } from './choice-row.tsx'
import { type ItemView, useInspection } from './context.ts'
import { DateField } from './date-field.tsx'
import { useItemProblem } from './item-problem.ts'
import { useRegister, useTextOf } from './register.ts'
import { Suggestions } from './suggestions.tsx'
import { TextArea } from './text-area.tsx'
import { TextLine } from './text-line.tsx'

type Finding = ItemView['findings'][number]
type Problem = NonNullable<Finding['problem']>
type Advice = NonNullable<Finding['advice']>

const noProblem: Problem = { description: '', impact: '', risk: null }
const noAdvice: Advice = { group: null, text: '', basis: '', party: null, due: '' }

interface Props {
  readonly item: ItemView
  readonly finding: Finding
  /** Place among the item's findings, from 0: gaps name the fields of later ones by it. */
  readonly place: number
}

/** Words of one finding: what is wrong, what should be done, how grave, who, until when. */
export function FindingEditor({ item, finding, place }: Props) {
  const { view, checklist, offerUndo } = useInspection()
  const record = { table: 'finding' as const, row: finding.id, heads: finding.heads }
  const groups = offeredGroups(checklist.adviceGroups)
  const ordered = finding.rectification
  const assignee = useRegister(record, 'assignee', finding.assignee ?? { name: '' })
  const responsible = useTextOf(assignee, 'name')
  const problem = useRegister<Problem>(record, 'problem', finding.problem ?? noProblem)
  const advice = useRegister<Advice>(record, 'advice', finding.advice ?? noAdvice)
  const description = useTextOf(problem, 'description')
  const impact = useTextOf(problem, 'impact')
  const text = useTextOf(advice, 'text')
  const at = (field: string): string => (place === 0 ? field : `${field}-${place}`)
  const missing = (field: string): boolean => view.gaps.some((g) => g.item === item.id && g.field === at(field))
  const tell = (sentence: string): void => useItemProblem.setState({ item: item.id, sentence })
  const locked = view.locked

  const fill = async (s: FilledSuggestion): Promise<void> => {
    const checked = dateOf(item.meas.checkedAt || view.now)
    const keys = {
      problem: headKey('finding', finding.id, 'problem'),
      advice: headKey('finding', finding.id, 'advice'),
    }
    const seen = () => ({
      problem: seenHead(keys.problem, finding.heads['problem'] ?? null),
      advice: seenHead(keys.advice, finding.heads['advice'] ?? null),
    })
    const done = await save(
      'finding.fill',
      () => ({
        finding: finding.id,
        problem: { description: s.problem, impact: s.impact, risk: s.risk },
        advice: {
          group: groups.includes(s.group) ? s.group : null,
          text: s.advice,
          basis: '',
          party: s.party,
          due: addDays(checked, s.dueDays),
        },
        seen: seen(),
      }),
      () => ({ [keys.problem]: seen().problem, [keys.advice]: seen().advice }),
      (outcome) => tell(sentenceOf(outcome)),
    )
    if (done) offerUndo('已按常用写法填好', done.transactions)
  }
  const withdraw = async (): Promise<void> => {
    const done = await save(
      'finding.withdraw',
      () => ({ finding: finding.id, reason: '误加' }),
      undefined,
      (outcome) => tell(sentenceOf(outcome)),
    )
    if (done) offerUndo(`已撤回问题 ${place + 1}`, done.transactions)
  }
  const empty = description.value === '' && text.value === ''
  return (
    <section className="finding" aria-label={place === 0 ? '问题与建议' : `问题 ${place + 1}`}>
      {place > 0 ? (
        <header className="finding-head">
          <h3>问题 {place + 1}</h3>
          {locked ? null : (
            <Button
              size="small"
              type="text"
              icon={<Trash2 size={16} aria-hidden="true" />}
              onClick={() => void withdraw()}
            >
              撤回
            </Button>
          )}
        </header>
      ) : null}
      {locked ? null : <Suggestions item={item} prominent={empty && place === 0} onFill={(s) => void fill(s)} />}
      <div className="two-columns">
        <TextArea
          label="问题描述"
          name={at('description')}
          field={description}
          readOnly={locked}
          missing={missing('description')}
        />
        <TextArea
          label={
            groups.length === 0 ? (
              '整改建议'
            ) : (
              <>
                改进建议 ·{' '}
                <GroupChoice
                  groups={groups}
                  name={at('group')}
                  value={advice.value.group}
                  missing={missing('group')}
                  locked={locked}
                  onChoose={(group) => void advice.put({ group }, true, tell)}
                />
              </>
            )
          }
          name={at('advice')}
          field={text}
          readOnly={locked}
          missing={missing('advice')}
        />
      </div>
      <div className="finding-row">
        <span className="row-label">风险</span>
        <ChoiceRow
          label="风险等级"
          name={at('risk')}
          className={`segmented${missing('risk') ? ' segmented-missing' : ''}`}
          value={problem.value.risk}
          disabled={locked}
          choices={risks.map((risk) => ({ value: risk, label: riskName[risk] }))}
          onChoose={(risk) => void problem.put({ risk }, true, tell)}
        />
        <span className="row-label">责任方</span>
        <ChoiceRow
          label="责任方"
          name={at('party')}
          className={`segmented${missing('party') ? ' segmented-missing' : ''}`}
          value={advice.value.party}
          disabled={locked}
          choices={responsibleParties.map((party) => ({ value: party, label: responsiblePartyName[party] }))}
          onChoose={(party) => void advice.put({ party }, true, tell)}
        />
        <DateField
          label="建议完成"
          name={at('due')}
          value={advice.value.due}
          missing={missing('due')}
          readOnly={locked}
          onChange={(due) => void advice.put({ due }, true, tell)}
        />
      </div>
      <TextLine inline label="影响范围" name={at('impact')} field={impact} readOnly={locked} />
      {ordered ? (
        <div className="finding-row">
          <TextLine
            inline
            label="责任人"
            name={at('assignee')}
            field={responsible}
            readOnly={locked}
            missing={missing('assignee')}
          />
          <Link href={rectificationPath(finding.id)} className="finding-order">
            <ClipboardPen size={16} aria-hidden="true" /> 整改单 {ordered.number}
          </Link>
        </div>
      ) : null}
    </section>
  )
}

/** Groups that a finding may be put into; none where the report has no heading for any. */
function offeredGroups(owed: readonly AdviceGroup[]): AdviceGroup[] {
  return owed.length === 0 ? [] : [...new Set([...namedGroups, ...owed])]
}

interface GroupProps {
  readonly groups: readonly AdviceGroup[]
  readonly name: string
  readonly value: AdviceGroup | null
  readonly missing: boolean
  readonly locked: boolean
  readonly onChoose: (group: AdviceGroup) => void
}

function GroupChoice({ groups, name, value, missing, locked, onChoose }: GroupProps) {
  if (locked) return <b>{value ? adviceGroupName[value] : '—'}</b>
  return (
    <span data-field={name}>
      <Select
        aria-label="建议类别"
        size="small"
        variant="borderless"
        className={`group-choice${missing ? ' group-missing' : ''}`}
        placeholder="选类别"
        value={value}
        popupMatchSelectWidth={false}
        options={groups.map((group) => ({ value: group, label: adviceGroupName[group] }))}
        onChange={onChoose}
      />
    </span>
  )
}
