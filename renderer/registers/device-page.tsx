import { useMemo, useState } from 'react'
import { useParams } from 'wouter'
import { useLive } from '../client/live.ts'
import { RecordPage } from '../fault/record-page.tsx'
import { ChoicePart, Group, TextPart, useFormRegister } from '../fault/register-parts.tsx'
import { VoidRecord } from '../fault/void-record.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { DeviceHistory } from './device-history.tsx'
import { DeviceParts } from './device-parts.tsx'
import { deviceStateName } from './device-state.ts'
import { HistoryButton } from './history.tsx'
import { DatePart } from './parts.tsx'
import type { DeviceView } from './view.ts'
import { Snapshots } from './snapshots.tsx'

/** A device: its card, parts and parameters, and everything that happened to it. */
export function DevicePage() {
  const { id } = useParams<{ id: string }>()
  const view = useLive('device.view', { device: id })
  if (view.error && !view.data) return <Unreadable sentence={view.error.message} />
  if (!view.data || view.data.id !== id) return <Waiting what="正在打开…" />
  return <Page key={id} view={view.data} />
}

const noGaps: never[] = []

function Page({ view }: { readonly view: DeviceView }) {
  const [voiding, setVoiding] = useState(false)
  const record = useMemo(
    () => ({ table: 'device' as const, row: view.id, heads: view.record.heads }),
    [view.id, view.record.heads],
  )
  const { number } = view.record.identity
  return (
    <RecordPage
      title={`设备 ${number}`}
      record={record}
      document={null}
      now={view.now}
      locked={false}
      voided={view.record.void?.reason ?? ''}
      gaps={noGaps}
      pieces={view.evidence}
      wanted="铭牌、接线、配置文件"
      onVoid={() => setVoiding(true)}
      acts={<HistoryButton table="device" row={view.id} title={number} />}
      effect={null}
    >
      <Card view={view} />
      <DeviceParts view={view} />
      <Snapshots view={view} />
      <DeviceHistory view={view} />
      {voiding && <VoidRecord table="device" row={view.id} number={number} onClose={() => setVoiding(false)} />}
    </RecordPage>
  )
}

const states = Object.entries(deviceStateName).map(([value, label]) => ({ value, label }))

function Card({ view: { record } }: { readonly view: DeviceView }) {
  const card = useFormRegister('card', record.card, { name: '', kind: '', model: '', serial: '', asset: '', place: '' })
  const detail = useFormRegister('detail', record.detail, {
    maker: '',
    firmware: '',
    address: '',
    licence: '',
    configuration: '',
  })
  const state = useFormRegister('state', record.state, { state: 'in-use', on: '', text: '' })
  return (
    <>
      <Group field="card" title="设备卡">
        <TextPart of={card} part="name" label="名称" />
        <TextPart of={card} part="kind" label="类别" hint="签名验签、服务器、网络" />
        <TextPart of={card} part="model" label="型号" />
        <TextPart of={card} part="serial" label="序列号" hint="故障按序列号归到设备" />
        <TextPart of={card} part="asset" label="资产号" />
        <TextPart of={card} part="place" label="位置" />
      </Group>
      <Group field="detail" title="配置">
        <TextPart of={detail} part="maker" label="厂商" />
        <TextPart of={detail} part="firmware" label="固件或软件版本" />
        <TextPart of={detail} part="address" label="地址" />
        <TextPart of={detail} part="licence" label="授权" />
        <TextPart of={detail} part="configuration" label="硬件配置" long />
      </Group>
      <Group field="state" title="状态">
        <ChoicePart of={state} part="state" label="状态" options={states} nothing="in-use" />
        <DatePart of={state} part="on" label="自" />
        <TextPart of={state} part="text" label="说明" />
      </Group>
    </>
  )
}
