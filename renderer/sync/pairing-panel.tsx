import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTask } from '../report/run-task.ts'
import { Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './sync.module.css'

/** Brings this laptop and the office together: address, code, and six digits that both screens show. */
export function PairingPanel({ again, onDone }: { readonly again: boolean; readonly onDone: () => void }) {
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const { running, problem, run, cancel } = useTask('sync.pair')
  const digits = running?.label ?? ''
  const start = async (): Promise<void> => {
    if (await run({ address, code, name })) {
      setCode('')
      onDone()
    }
  }
  return (
    <Panel title={again ? '重新配对' : '与办公室配对'}>
      <form
        className={css['pair']}
        onSubmit={(event) => {
          event.preventDefault()
          if (!running) void start()
        }}
      >
        {!again && (
          <p className={css['hint']}>
            配对前什么也不上传，记录都在本机。请办公室打开十分钟的配对窗口，把地址和 32 位配对码告诉您。
          </p>
        )}
        <Labelled label="中心站地址">
          {(field) => (
            <Input
              {...field}
              value={address}
              maxLength={300}
              placeholder="192.168.1.20:7215"
              disabled={running !== null}
              onChange={(event) => setAddress(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label="配对码" hint="32 位字母和数字，大小写和连字符不限">
          {(field) => (
            <Input
              {...field}
              className={css['code'] ?? ''}
              value={code}
              maxLength={100}
              autoComplete="off"
              disabled={running !== null}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label="这台电脑叫什么" optional>
          {(field) => (
            <Input
              {...field}
              value={name}
              maxLength={100}
              placeholder="A 机"
              disabled={running !== null}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Labelled>
        {running && (
          <div role="status" className={css['digits']}>
            {digits === '' ? (
              '正在联系办公室…'
            ) : (
              <>
                <span>请与办公室屏幕上的六位数字核对，相同时请对方同意：</span>
                <strong>
                  {digits.slice(0, 3)} {digits.slice(3)}
                </strong>
              </>
            )}
          </div>
        )}
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
        <div className={css['acts']}>
          {running ? (
            <Button onClick={cancel}>取消配对</Button>
          ) : (
            <Button type="primary" htmlType="submit" disabled={address.trim() === '' || code.trim() === ''}>
              配对
            </Button>
          )}
        </div>
      </form>
    </Panel>
  )
}
