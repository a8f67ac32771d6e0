import { Button, Dropdown } from 'antd'
import { Plus, Server } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useOnce } from '../ui/once.ts'
import { deviceStateName } from './device-state.ts'
import { devicePath } from './path.ts'
import type { TabProps } from './view.ts'
import { May } from '../ui/may.tsx'
import css from './registers.module.css'

/** The devices of a contract. */
export function DevicesTab({ contract, frame }: TabProps) {
  const [, navigate] = useLocation()
  const list = useLive('device.list', { contract })
  const [problem, setProblem] = useState('')
  const start = useOnce(async (subject: string): Promise<void> => {
    const done = await save(
      'device.start',
      () => ({ contract, subject }),
      undefined,
      (why) => setProblem(sentenceOf(why)),
    )
    if (done) navigate(devicePath(done.value.device))
  })
  const choices = [
    ...(list.data?.subjects ?? []).map((s) => ({ key: s.id, label: [s.name, s.model].filter(Boolean).join(' ') })),
    { key: '', label: '其他设备' },
  ]
  const acts = (
    <May call="device.start">
      <Dropdown trigger={['click']} menu={{ items: choices, onClick: ({ key }) => start(key) }}>
        <Button icon={<Plus size={17} aria-hidden />}>登记设备</Button>
      </Dropdown>
    </May>
  )
  if (!list.data)
    return frame({ acts, body: list.error ? <p role="alert">{list.error.message}</p> : <Waiting what="正在打开…" /> })
  const { rows } = list.data
  return frame({
    acts,
    body: (
      <>
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
        {rows.length === 0 ? (
          <EmptyState icon={Server} title="还没有登记设备">
            登记型号、序列号后，故障、换件、备机和参数快照会归到这台设备。
          </EmptyState>
        ) : (
          <table className={css['table']} aria-label="设备">
            <thead>
              <tr>
                <th scope="col">编号</th>
                <th scope="col">设备</th>
                <th scope="col">序列号</th>
                <th scope="col">资产号</th>
                <th scope="col">位置</th>
                <th scope="col">故障</th>
                <th scope="col">换件</th>
                <th scope="col">参数快照</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((d) => (
                <tr key={d.id} data-void={d.void !== ''}>
                  <th scope="row">
                    <Link href={devicePath(d.id)}>{d.number}</Link>
                  </th>
                  <td>
                    {d.card.name || '—'}
                    <small>{d.card.model}</small>
                  </td>
                  <td>{d.card.serial || '—'}</td>
                  <td>{d.card.asset || '—'}</td>
                  <td>{d.card.place || '—'}</td>
                  <td>{d.running > 0 ? `${d.faults}（进行中 ${d.running}）` : d.faults}</td>
                  <td>{d.parts}</td>
                  <td>{d.snapshots}</td>
                  <td>
                    <StatusPill tone={d.state === 'in-use' ? 'ok' : 'grey'}>
                      {d.state ? deviceStateName[d.state] : '未定'}
                    </StatusPill>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>
    ),
  })
}
