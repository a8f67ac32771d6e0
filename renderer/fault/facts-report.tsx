import { faultChannels, faultLevels } from '../../domain/record/fault.ts'
import { useFault } from './context.ts'
import { ChoicePart, Group, InstantPart, TextPart, useFormRegister } from './register-parts.tsx'
import { channelName, levelName } from './words.ts'

const named = (text: string) => ({ value: text, label: text })

/** What was reported: by whom, of what, in which words. */
export function ReportFacts() {
  const { view } = useFault()
  const { record, choices } = view
  const title = useFormRegister('title', record.title, { text: '' })
  const subject = useFormRegister('subject', record.subject, {
    id: '',
    name: '',
    model: '',
    serial: '',
    asset: '',
    place: '',
  })
  const reporter = useFormRegister('reporter', record.reporter, {
    name: '',
    department: '',
    phone: '',
    channel: 'phone' as const,
  })
  const tier = useFormRegister('tier', record.tier, { policy: '', quote: '' })
  const level = useFormRegister('level', record.level, { level: null })
  const symptom = useFormRegister('symptom', record.symptom, { class: '', text: '' })
  const impact = useFormRegister('impact', record.impact, { scope: '', from: '', to: '' })
  const device = choices.subjects.find((s) => s.id === subject.value.id)?.model !== ''
  return (
    <>
      <Group field="title">
        <TextPart of={title} part="text" label="标题" wide />
      </Group>
      <Group field="tier" title="层级和级别">
        {record.tier?.policy === '' ? (
          <ChoicePart
            of={tier}
            part="policy"
            label="层级（按用户原话）"
            nothing=""
            wide
            options={choices.policies.map((p) => ({
              value: p.key,
              label: `${p.key} ${p.name}${p.applies ? `：${p.applies}` : ''}`,
            }))}
          />
        ) : null}
        <TextPart of={tier} part="quote" label="用户原话（判定依据）" long />
        <span data-field="level">
          <ChoicePart
            of={level}
            part="level"
            label="级别"
            hint="只用于统计，不改变合同时限"
            options={faultLevels.map((value) => ({ value, label: levelName[value] }))}
          />
        </span>
      </Group>
      <Group field="symptom" title="症状">
        <ChoicePart of={symptom} part="class" label="症状类别" nothing="" options={choices.symptoms.map(named)} />
        <TextPart of={symptom} part="text" label="现象描述" long />
      </Group>
      <Group field="impact" title="影响">
        <TextPart of={impact} part="scope" label="影响范围" hint="窗口数、科室" wide />
        <InstantPart of={impact} part="from" label="业务中断从" />
        <InstantPart of={impact} part="to" label="到" />
      </Group>
      <Group field="reporter" title="报障人">
        <TextPart of={reporter} part="name" label="姓名" />
        <TextPart of={reporter} part="department" label="科室" />
        <TextPart of={reporter} part="phone" label="电话" />
        <ChoicePart
          of={reporter}
          part="channel"
          label="报障方式"
          nothing="other"
          options={faultChannels.map((value) => ({ value, label: channelName[value] }))}
        />
      </Group>
      <Group field="subject" title="系统或设备">
        <TextPart of={subject} part="name" label="名称" wide />
        {device && (
          <>
            <TextPart of={subject} part="model" label="型号" />
            <TextPart of={subject} part="serial" label="序列号" />
            <TextPart of={subject} part="asset" label="资产号" />
          </>
        )}
        <TextPart of={subject} part="place" label="位置" />
      </Group>
    </>
  )
}
