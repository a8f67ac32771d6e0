import { Button, Input } from 'antd'
import { useState } from 'react'
import type { DeviceView } from '../../domain/office/view.ts'
import { dateTimeOf, daysBetween, dateOf, type Instant } from '../../domain/time/instant.ts'
import { sentenceOf } from '../client/call.ts'
import { officeAct, useOffice } from '../client/office.ts'
import { Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ScopeChoice, scopesText, useContracts } from './scope-choice.tsx'
import css from './office.module.css'

/** Days without a sign of a laptop after which it may hold records that nobody has. */
const quietDays = 3

/** Pairing, rights, last sign and revocation of every device. */
export function DevicesTab() {
  const view = useOffice('devices', {}, 3000)
  const [problem, setProblem] = useState('')
  const [code, setCode] = useState('')
  if (!view.data) return view.error ? <Unreadable sentence={view.error.message} /> : <Waiting what="正在打开…" />
  const { devices, pairing, now } = view.data
  const begin = async (): Promise<void> => {
    const outcome = await officeAct('openPairing', {})
    setProblem(outcome.ok ? '' : sentenceOf(outcome))
    setCode(outcome.ok ? outcome.value.code : '')
  }
  return (
    <>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <Panel
        title="配对新电脑"
        extra={
          <Button type="primary" onClick={() => void begin()}>
            生成配对码
          </Button>
        }
      >
        <div className={css['body']}>
          {code !== '' && pairing?.state === 'open' && (
            <p className={css['code']}>
              配对码 <b>{code}</b>，{dateTimeOf(pairing.expiresAt)} 前有效，只用一次。在笔记本的“同步”页输入。
            </p>
          )}
          {pairing?.state === 'asked' && pairing.request && (
            <Approval key={pairing.id} pairing={pairing.id} request={pairing.request} onProblem={setProblem} />
          )}
          {pairing?.state !== 'asked' && code === '' && <p>配对码十分钟有效，只能用一次；双方核对六位数字后再批准。</p>}
        </div>
      </Panel>
      <table className={css['table']}>
        <caption className="visually-hidden">设备</caption>
        <thead>
          <tr>
            <th scope="col">设备</th>
            <th scope="col">使用人</th>
            <th scope="col">合同</th>
            <th scope="col">最近联系</th>
            <th scope="col">记录</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} now={now} onProblem={setProblem} />
          ))}
        </tbody>
      </table>
    </>
  )
}

interface Asked {
  readonly pairing: string
  readonly request: {
    readonly name: string
    readonly digits: string
    readonly persons: readonly { readonly name: string }[]
  }
  readonly onProblem: (sentence: string) => void
}

function Approval({ pairing, request, onProblem }: Asked) {
  const [name, setName] = useState(request.name)
  const [scopes, setScopes] = useState<readonly string[]>([])
  const decide = async (yes: boolean): Promise<void> => {
    const outcome = yes
      ? await officeAct('approve', { pairing, name, scopes: [...scopes] })
      : await officeAct('reject', { pairing })
    onProblem(outcome.ok ? '' : sentenceOf(outcome))
  }
  const digits = `${request.digits.slice(0, 3)} ${request.digits.slice(3)}`
  return (
    <div className={css['approval']}>
      <p>
        “{request.name}”请求配对，使用人 {request.persons.map((p) => p.name).join('、') || '未填'}。请核对两边的数字：
        <b className={css['digits']}>{digits}</b>
      </p>
      <Labelled label="设备名称">
        {(field) => <Input {...field} value={name} onChange={(event) => setName(event.target.value)} />}
      </Labelled>
      <ScopeChoice value={scopes} onChange={setScopes} hint="新合同由工程师在自己的电脑上建立时，请选全部合同。" />
      <div className={css['acts']}>
        <Button type="primary" onClick={() => void decide(true)} disabled={scopes.length === 0}>
          数字一致，批准
        </Button>
        <Button onClick={() => void decide(false)}>不一致，拒绝</Button>
      </div>
    </div>
  )
}

function DeviceRow({
  device,
  now,
  onProblem,
}: {
  readonly device: DeviceView
  readonly now: Instant
  readonly onProblem: (sentence: string) => void
}) {
  const [open, setOpen] = useState<'edit' | 'revoke' | null>(null)
  const [name, setName] = useState(device.name)
  const [scopes, setScopes] = useState(device.scopes)
  const contracts = useContracts()
  const act = async (what: 'changeDevice' | 'revoke'): Promise<void> => {
    const outcome =
      what === 'revoke'
        ? await officeAct('revoke', { device: device.id })
        : await officeAct('changeDevice', { device: device.id, name, scopes: [...scopes] })
    onProblem(outcome.ok ? '' : sentenceOf(outcome))
    if (outcome.ok) setOpen(null)
  }
  const sign = device.seenAt ?? device.lastWrite
  const quiet = sign ? daysBetween(dateOf(sign), dateOf(now)) : 0
  const revoked = device.revokedAt !== ''
  const laptop = device.kind === 'laptop'
  return (
    <>
      <tr>
        <th scope="row">
          {device.name}
          <small>{laptop ? device.id.slice(0, 8) : '中心站自己'}</small>
        </th>
        <td>{device.persons.map((p) => p.name || p.id.slice(0, 8)).join('、') || '—'}</td>
        <td>{revoked ? `已于 ${dateTimeOf(device.revokedAt)} 撤销` : scopesText(device.scopes, contracts)}</td>
        <td>
          {device.seenAt ? dateTimeOf(device.seenAt) : sign ? `${dateTimeOf(sign)}（最后记录）` : '还没有'}
          {laptop && !revoked && quiet >= quietDays && <small>{`${quiet} 天没有联系，可能有未上传的记录`}</small>}
        </td>
        <td>
          {device.transactions}
          {device.numberings > 1 && <small>{`数据曾恢复或复制（${device.numberings} 段编号），两边的记录都在`}</small>}
        </td>
        <td>
          {laptop && !revoked && (
            <div className={css['acts']}>
              <Button onClick={() => setOpen(open === 'edit' ? null : 'edit')}>修改</Button>
              <Button danger onClick={() => setOpen(open === 'revoke' ? null : 'revoke')}>
                撤销
              </Button>
            </div>
          )}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={6}>
            {open === 'revoke' ? (
              <ProblemBar
                tone="warn"
                title={`撤销“${device.name}”？`}
                action={
                  <div className={css['acts']}>
                    <Button danger type="primary" onClick={() => void act('revoke')}>
                      撤销，立即生效
                    </Button>
                    <Button onClick={() => setOpen(null)}>不撤销</Button>
                  </div>
                }
              >
                它不能再上传或下载；已交来的记录保留。它还没有上传的记录只在那台电脑上。
              </ProblemBar>
            ) : (
              <div className={css['approval']}>
                <Labelled label="设备名称">
                  {(field) => <Input {...field} value={name} onChange={(event) => setName(event.target.value)} />}
                </Labelled>
                <ScopeChoice value={scopes} onChange={setScopes} hint="取消的合同从下一次同步起不再给它。" />
                <div className={css['acts']}>
                  <Button type="primary" onClick={() => void act('changeDevice')}>
                    保存
                  </Button>
                </div>
              </div>
            )}
          </td>
        </tr>
      )}
    </>
  )
}
