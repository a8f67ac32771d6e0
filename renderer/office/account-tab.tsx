import { Button, Input } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../client/call.ts'
import { officeAct } from '../client/office.ts'
import { Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './office.module.css'

/** The own password of who is signed in. */
export function AccountTab() {
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState('')
  const [done, setDone] = useState(false)
  const change = async (): Promise<void> => {
    if (password !== again) return setProblem('两次输入的新密码不一样，没有修改。')
    if (password === old) return setProblem('新密码与现在的密码相同，没有修改。')
    const outcome = await officeAct('changeOwnPassword', { old, password })
    setProblem(outcome.ok ? '' : sentenceOf(outcome))
    setDone(outcome.ok)
  }
  if (done)
    return (
      <ProblemBar
        tone="info"
        announce
        title="密码已修改。"
        action={<Button onClick={() => window.location.assign('/')}>去登录</Button>}
      >
        您在所有电脑上的登录都已退出，请用新密码重新登录。
      </ProblemBar>
    )
  const fields = [
    ['现在的密码', old, setOld, 'current-password'],
    ['新密码', password, setPassword, 'new-password'],
    ['再输一次新密码', again, setAgain, 'new-password'],
  ] as const
  return (
    <Panel title="修改我的密码">
      <form
        className={css['approval']}
        onSubmit={(event) => {
          event.preventDefault()
          void change()
        }}
      >
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
        {fields.map(([label, value, set, autoComplete]) => (
          <Labelled key={label} label={label} hint={label === '新密码' ? '至少 10 个字符' : ''}>
            {(field) => (
              <Input.Password
                {...field}
                value={value}
                visibilityToggle={false}
                autoComplete={autoComplete}
                onChange={(event) => set(event.target.value)}
              />
            )}
          </Labelled>
        ))}
        <div className={css['acts']}>
          <Button type="primary" htmlType="submit" disabled={old === '' || password === '' || again === ''}>
            修改密码
          </Button>
        </div>
      </form>
    </Panel>
  )
}
