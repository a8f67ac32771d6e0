import { useContext } from 'react'
import { FormContext, useForm } from '../fault/form-context.ts'
import { ChoicePart, Group, TextPart, useFormRegister, YesNoPart } from '../fault/register-parts.tsx'
import type { CertificateView } from './view.ts'
import { DatePart, MoneyPart } from './parts.tsx'

/** Every register of a certificate, in the order of its life. */
export function CertificateForm({ view }: { readonly view: CertificateView }) {
  return (
    <>
      <Subject view={view} />
      <Way view={view} />
      <Proof view={view} />
      <Later>
        <AfterHandover view={view} />
      </Later>
    </>
  )
}

const subjectBlank = { purpose: '', issuer: '', subject: '', serial: '', algorithm: '', medium: '' }

function Subject({ view }: { readonly view: CertificateView }) {
  const { record, kind, devices } = view
  const licence = kind === 'licence'
  const subject = useFormRegister('subject', record.subject, subjectBlank)
  const validity = useFormRegister('validity', record.validity, { from: '', to: '' })
  const place = useFormRegister('place', record.place, { device: '', system: '' })
  return (
    <>
      <Group field="subject" title={licence ? '授权内容' : '证书内容'}>
        <TextPart
          of={subject}
          part="purpose"
          label="用途"
          hint={licence ? '授权的软件或设备' : '如 电子票据单位签名'}
        />
        <TextPart of={subject} part="issuer" label={licence ? '授权方' : '签发机构'} />
        <TextPart of={subject} part="serial" label={licence ? '授权编号' : '序列号'} />
        <TextPart of={subject} part="algorithm" label="算法" hint="SM2、RSA" />
        <TextPart of={subject} part="medium" label="介质" hint="UKey、服务器密钥索引" />
        <TextPart of={subject} part="subject" label={licence ? '授权对象' : '证书主题'} wide />
      </Group>
      <Group field="validity" title="有效期">
        <DatePart of={validity} part="from" label="生效" />
        <DatePart of={validity} part="to" label="失效" hint="到期前 90、60、30、7 天提醒" />
      </Group>
      <Group field="place" title="安装位置">
        <ChoicePart
          of={place}
          part="device"
          label="设备"
          nothing=""
          options={devices.map((d) => ({ value: d.id, label: d.name }))}
        />
        <TextPart of={place} part="system" label="系统或位置" />
      </Group>
    </>
  )
}

function Way({ view: { record, kind } }: { readonly view: CertificateView }) {
  const application = useFormRegister('application', record.application, { on: '', by: '', materials: '' })
  const review = useFormRegister('review', record.review, { on: '', text: '' })
  const issue = useFormRegister('issue', record.issue, { on: '', text: '' })
  const installation = useFormRegister('installation', record.installation, { on: '', by: '', text: '' })
  return (
    <>
      <Group field="application" title="申请">
        <DatePart of={application} part="on" label="申请日期" />
        <TextPart of={application} part="by" label="申请经办人" />
        <TextPart
          of={application}
          part="materials"
          label="申请材料"
          hint="营业执照或事业单位法人证、经办人身份证、盖章的申请表"
          long
        />
      </Group>
      <Group field="review" title="审核">
        <DatePart of={review} part="on" label="审核日期" />
        <TextPart of={review} part="text" label="审核说明" />
      </Group>
      <Group field="issue" title="签发">
        <DatePart of={issue} part="on" label="签发日期" />
        <TextPart of={issue} part="text" label="签发说明" />
      </Group>
      <Group field="installation" title={kind === 'licence' ? '启用' : '安装'}>
        <DatePart of={installation} part="on" label={kind === 'licence' ? '启用日期' : '安装日期'} />
        <TextPart of={installation} part="by" label={kind === 'licence' ? '启用经办人' : '安装经办人'} />
        <TextPart of={installation} part="text" label={kind === 'licence' ? '启用说明' : '安装说明'} long />
      </Group>
    </>
  )
}

function Proof({ view: { record } }: { readonly view: CertificateView }) {
  const check = useFormRegister('verification', record.verification, {
    on: '',
    by: '',
    sign: null,
    verify: null,
    bill: null,
    text: '',
  })
  const handover = useFormRegister('handover', record.handover, { on: '', from: '', to: '', items: '' })
  const fee = useFormRegister('fee', record.fee, { bearer: null, cents: null, text: '' })
  return (
    <>
      <Group field="verification" title="业务验证">
        <DatePart of={check} part="on" label="验证日期" />
        <TextPart of={check} part="by" label="验证人" />
        <YesNoPart of={check} part="sign" label="签名" yes="通过" no="没有通过" />
        <YesNoPart of={check} part="verify" label="验签" yes="通过" no="没有通过" />
        <YesNoPart of={check} part="bill" label="开一张票" yes="通过" no="没有通过" />
        <TextPart of={check} part="text" label="验证说明" long />
      </Group>
      <Group field="handover" title="交付">
        <DatePart of={handover} part="on" label="交付日期" />
        <TextPart of={handover} part="from" label="交付人" />
        <TextPart of={handover} part="to" label="接收人" />
        <TextPart of={handover} part="items" label="交付物" hint="如 UKey 1 把、证书文件 1 份" wide />
      </Group>
      <Group field="fee" title="费用">
        <ChoicePart
          of={fee}
          part="bearer"
          label="承担方"
          options={[
            { value: 'firm', label: '乙方' },
            { value: 'customer', label: '甲方' },
          ]}
        />
        <MoneyPart of={fee} part="cents" label="金额（元）" />
        <TextPart of={fee} part="text" label="费用说明" />
      </Group>
    </>
  )
}

/** What happens after the hand-over was signed: open even while R13 is finalised. */
function Later({ children }: { readonly children: React.ReactNode }) {
  const form = useForm()
  const around = useContext(FormContext)
  return <FormContext value={around && { ...form, readOnly: false }}>{children}</FormContext>
}

function AfterHandover({ view: { record } }: { readonly view: CertificateView }) {
  const retirement = useFormRegister('retirement', record.retirement, { on: '', by: '', publicKept: null, text: '' })
  const revocation = useFormRegister('revocation', record.revocation, { on: '', by: '', reason: '' })
  if (record.void) return null
  return (
    <>
      <Group field="retirement" title="更新后，本证书的处理">
        <DatePart of={retirement} part="on" label="处理日期" />
        <TextPart of={retirement} part="by" label="处理人" />
        <YesNoPart of={retirement} part="publicKept" label="公钥证书" yes="已保留" no="没有保留" />
        <TextPart of={retirement} part="text" label="处理说明" hint="公钥证书要保留，历史签名靠它验证" long />
      </Group>
      <Group field="revocation" title="吊销">
        <DatePart of={revocation} part="on" label="吊销日期" />
        <TextPart of={revocation} part="by" label="吊销经办人" />
        <TextPart of={revocation} part="reason" label="吊销原因" hint="丢失、变更" />
      </Group>
    </>
  )
}
