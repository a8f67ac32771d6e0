import { useMemo, useState } from 'react'
import { Link, useParams } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { faultPath } from './path.ts'
import { RecordPage } from './record-page.tsx'
import { Group, InstantPart, TextPart, useFormRegister, YesNoPart } from './register-parts.tsx'
import { VoidRecord } from './void-record.tsx'

type View = OutputOf<'loaner.view'>

/** A loaner (备机, R12): lent until the device is repaired. */
export function LoanerPage() {
  const { id } = useParams<{ id: string }>()
  const loaner = useLive('loaner.view', { loaner: id })
  if (loaner.error && !loaner.data) return <Unreadable sentence={loaner.error.message} />
  if (!loaner.data || loaner.data.id !== id) return <Waiting what="正在打开…" />
  return <Page key={id} view={loaner.data} />
}

function Page({ view }: { readonly view: View }) {
  const [voiding, setVoiding] = useState(false)
  const record = useMemo(
    () => ({ table: 'loaner' as const, row: view.id, heads: view.record.heads }),
    [view.id, view.record.heads],
  )
  return (
    <RecordPage
      title={`备机 ${view.record.identity.number}`}
      record={record}
      document="R12"
      now={view.now}
      locked={view.locked}
      voided={view.record.void?.reason ?? ''}
      gaps={view.gaps}
      pieces={view.evidence}
      wanted="铭牌、验证、交接单"
      onVoid={() => setVoiding(true)}
      effect={
        <ProblemBar
          tone="info"
          action={
            <Link href={faultPath(view.fault.id)}>
              {view.fault.number} {view.fault.title}
            </Link>
          }
        >
          {view.effect.replace('达标(备机保障)', '达标（备机保障）')}
        </ProblemBar>
      }
    >
      <Devices view={view} />
      <Use view={view} />
      <Back view={view} />
      {voiding && (
        <VoidRecord
          table="loaner"
          row={view.id}
          number={view.record.identity.number}
          onClose={() => setVoiding(false)}
        />
      )}
    </RecordPage>
  )
}

const device = { model: '', serial: '', configuration: '' }

function Devices({ view }: { readonly view: View }) {
  const original = useFormRegister('original', view.record.original, device)
  const substitute = useFormRegister('substitute', view.record.substitute, device)
  const grade = useFormRegister('grade', view.record.grade, { same: null, text: '' })
  return (
    <>
      <Group field="original" title="原设备">
        <TextPart of={original} part="model" label="型号" />
        <TextPart of={original} part="serial" label="序列号" />
        <TextPart of={original} part="configuration" label="配置" wide />
      </Group>
      <Group field="substitute" title="备机">
        <TextPart of={substitute} part="model" label="型号" />
        <TextPart of={substitute} part="serial" label="序列号" />
        <TextPart of={substitute} part="configuration" label="配置" wide />
      </Group>
      <Group field="grade" title="同档次">
        <YesNoPart of={grade} part="same" label="与原机同档次" yes="同档次或更高" no="低于原机" />
        <TextPart of={grade} part="text" label="说明" hint="签名速率、算法（SM2、RSA）、接口不低于原机" long />
      </Group>
    </>
  )
}

function Use({ view }: { readonly view: View }) {
  const delivery = useFormRegister('delivery', view.record.delivery, {
    deliveredAt: '',
    rackedAt: '',
    configuredAt: '',
    inUseAt: '',
    by: '',
  })
  const keys = useFormRegister('keys', view.record.keys, {
    certificate: '',
    destroyedAt: '',
    destroyedBy: '',
    proof: '',
  })
  const check = useFormRegister('businessCheck', view.record.businessCheck, { passed: null, text: '', by: '', at: '' })
  const handover = useFormRegister('handover', view.record.handover, { from: '', to: '', at: '' })
  return (
    <>
      <Group field="delivery" title="送达和投入使用">
        <InstantPart of={delivery} part="deliveredAt" label="送达" />
        <InstantPart of={delivery} part="rackedAt" label="上架" />
        <InstantPart of={delivery} part="configuredAt" label="配置完成" />
        <InstantPart of={delivery} part="inUseAt" label="投入使用" hint="时限按这个时间判断" />
        <TextPart of={delivery} part="by" label="经办人" />
      </Group>
      <Group field="businessCheck" title="业务验证">
        <YesNoPart of={check} part="passed" label="结果" yes="通过" no="没有通过" />
        <InstantPart of={check} part="at" label="时间" />
        <TextPart of={check} part="by" label="验证人" />
        <TextPart of={check} part="text" label="怎样验证" hint="签名、验签、开一张票" long />
      </Group>
      <Group field="handover" title="交接">
        <TextPart of={handover} part="from" label="交出" />
        <TextPart of={handover} part="to" label="接收" />
        <InstantPart of={handover} part="at" label="时间" />
      </Group>
      <Group field="keys" title="密钥和证书">
        <TextPart of={keys} part="certificate" label="备机证书怎样签发或导入" long />
        <InstantPart of={keys} part="destroyedAt" label="密钥销毁" hint="归还前" />
        <TextPart of={keys} part="destroyedBy" label="销毁人" />
        <TextPart of={keys} part="proof" label="销毁证明" wide />
      </Group>
    </>
  )
}

function Back({ view }: { readonly view: View }) {
  const repair = useFormRegister('repair', view.record.repair, {
    vendor: '',
    carrier: '',
    sentAt: '',
    backAt: '',
    text: '',
  })
  const back = useFormRegister('return', view.record.return, { switchedBackAt: '', returnedAt: '', from: '', to: '' })
  return (
    <>
      <Group field="repair" title="原机送修">
        <TextPart of={repair} part="vendor" label="送修单位" />
        <TextPart of={repair} part="carrier" label="物流和单号" />
        <InstantPart of={repair} part="sentAt" label="送出" />
        <InstantPart of={repair} part="backAt" label="返回" />
        <TextPart of={repair} part="text" label="说明" long />
      </Group>
      <Group field="return" title="切回和归还">
        <InstantPart of={back} part="switchedBackAt" label="切回原机" />
        <InstantPart of={back} part="returnedAt" label="备机归还" />
        <TextPart of={back} part="from" label="交出" />
        <TextPart of={back} part="to" label="接收" />
      </Group>
    </>
  )
}
