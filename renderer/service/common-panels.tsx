import { Select } from 'antd'
import type { serviceWays } from '../../domain/record/service-record.ts'
import { longDuration } from '../fault/duration.ts'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { useService } from './context.ts'
import { FieldInput } from './field-input.tsx'
import { TextPart } from './text-part.tsx'
import css from './service.module.css'

type Way = (typeof serviceWays)[number]
const wayName: Readonly<Record<Way, string>> = {
  phone: '电话',
  wechat: '微信',
  qq: 'QQ',
  remote: '远程',
  'on-site': '现场',
  other: '其他',
}

/** What it is about, when, and who worked on it. */
export function SubjectPanel() {
  const { view, registers } = useService()
  const { kind } = view
  return (
    <Panel title={kind.name}>
      <Fields>
        <TextPart register={registers.subject} part="text" label={kind.labels.subject} name="subject" span={3} />
        <TextPart register={registers.span} part="from" label="开始" name="span.from" type="instant" />
        <TextPart register={registers.span} part="to" label="结束" name="span.to" type="instant" />
        <FieldInput
          label="服务人员"
          type="text"
          name="people"
          help="几个人时用顿号隔开"
          value={registers.people.value.names.join('、')}
          put={(text, seal, onFailure) =>
            // What is typed stands as it is: a mark at its end is one's next name to be.
            registers.people.put({ names: text === '' ? [] : text.split('、') }, seal, onFailure)
          }
        />
        <TextPart
          register={registers.content}
          part="text"
          label={kind.labels.content}
          name="content"
          type="long"
          optional={!kind.requires.includes('content')}
          span={3}
        />
        <Backdated />
      </Fields>
    </Panel>
  )
}

/** Asked for only where something was entered more than a day late. */
function Backdated() {
  const { registers, gapAt } = useService()
  if (gapAt('backdated') === '' && registers.backdated.value.reason === '') return null
  return (
    <TextPart register={registers.backdated} part="reason" label="补录原因" name="backdated" type="long" span={3} />
  )
}

/** Who asked, over which way, since when; and what was answered. */
export function RequestPanel() {
  const { view, registers, readOnly } = useService()
  const { kind, firstReplyMs } = view
  const { request, reply } = registers
  const asked = kind.requires.includes('askedAt')
  const replied = asked || kind.requires.includes('reply') || reply.value.text !== ''
  if (!asked && !kind.requires.includes('person') && request.value.person === '' && !replied) return null
  return (
    <Panel title={replied ? '谁问、怎么答' : '请求人'}>
      <Fields>
        <TextPart register={request} part="person" label="请求人" name="request.person" />
        <TextPart register={request} part="department" label="科室" name="request.department" optional />
        <TextPart register={request} part="phone" label="联系方式" name="request.phone" optional />
        <Labelled label="渠道">
          {(given) =>
            readOnly ? (
              <p id={given.id} className={css['asText']}>
                {wayName[request.value.way]}
              </p>
            ) : (
              <Select
                {...given}
                value={request.value.way}
                options={Object.entries(wayName).map(([value, label]) => ({ value: value as Way, label }))}
                onChange={(way) => void request.put({ way })}
              />
            )
          }
        </Labelled>
        <TextPart register={request} part="askedAt" label="提出时间" name="request.askedAt" type="instant" />
        {replied && (
          <>
            <TextPart
              register={reply}
              part="firstAt"
              label="首次答复时间"
              name="reply.firstAt"
              type="instant"
              help={firstReplyMs === null ? '' : `提出后 ${longDuration(firstReplyMs)}`}
              optional
            />
            <TextPart
              register={reply}
              part="text"
              label={kind.labels.reply}
              name="reply"
              type="long"
              optional={!kind.requires.includes('reply')}
              span={3}
            />
          </>
        )}
      </Fields>
    </Panel>
  )
}

/** How it ended, what is left, and the user's word for it. */
export function ResultPanel() {
  const { view, registers } = useService()
  const { kind } = view
  const { result, confirmation } = registers
  const confirmed = kind.requires.includes('confirmation') || kind.report === 'R11' || confirmation.value.name !== ''
  return (
    <Panel title="结果">
      <Fields>
        <TextPart
          register={result}
          part="text"
          label={kind.labels.result}
          name="result.text"
          type="long"
          optional={!kind.requires.includes('result')}
          span={3}
        />
        <TextPart register={result} part="leftover" label="遗留问题" name="result.leftover" optional span={3} />
        {confirmed && (
          <>
            <TextPart
              register={confirmation}
              part="name"
              label="用户确认人"
              name="confirmation"
              optional={!kind.requires.includes('confirmation')}
            />
            <TextPart
              register={confirmation}
              part="at"
              label="确认时间"
              name="confirmation.at"
              type="instant"
              optional={!kind.requires.includes('confirmation')}
            />
            <TextPart register={confirmation} part="way" label="确认方式" name="confirmation.way" optional />
          </>
        )}
      </Fields>
    </Panel>
  )
}
