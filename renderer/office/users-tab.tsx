import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type OfficeRole, officeRoles, roleNames, type UserView } from '../../domain/office/view.ts'
import { sentenceOf } from '../client/call.ts'
import { officeAct, useOffice } from '../client/office.ts'
import type { Outcome } from '../client/transport.ts'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ScopeChoice, scopesText, useContracts } from './scope-choice.tsx'
import css from './office.module.css'

const roles = officeRoles.map((role) => ({ value: role, label: roleNames[role] }))

/** Who may sign in, as what, for which contracts. */
export function UsersTab() {
  const users = useOffice('users', {})
  const contracts = useContracts()
  const [told, setTold] = useState<{ tone: 'err' | 'info'; sentence: string } | null>(null)
  const [open, setOpen] = useState('')
  if (!users.data) return users.error ? <Unreadable sentence={users.error.message} /> : <Waiting what="正在打开…" />
  const tell = (outcome: Outcome<unknown>, done: string): void => {
    setTold(outcome.ok ? { tone: 'info', sentence: done } : { tone: 'err', sentence: sentenceOf(outcome) })
    if (outcome.ok) setOpen('')
  }
  const disable = async ({ login, disabledAt }: UserView): Promise<void> => {
    const disabled = disabledAt === ''
    const outcome = await officeAct('setDisabled', { login, disabled })
    tell(outcome, disabled ? `已停用 ${login}，他留下的记录不变。` : `已恢复 ${login}。`)
  }
  return (
    <>
      {told && (
        <ProblemBar tone={told.tone} announce>
          {told.sentence}
        </ProblemBar>
      )}
      <Panel
        title="添加用户"
        extra={<Button onClick={() => setOpen(open === '+' ? '' : '+')}>{open === '+' ? '收起' : '添加…'}</Button>}
      >
        {open === '+' && <UserForm user={null} onDone={tell} />}
      </Panel>
      <table className={css['table']}>
        <caption className="visually-hidden">用户</caption>
        <thead>
          <tr>
            <th scope="col">用户</th>
            <th scope="col">角色</th>
            <th scope="col">合同</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {users.data.map((user) => (
            <Row key={user.login} user={user} scopes={scopesText(user.scopes, contracts)}>
              <Button onClick={() => setOpen(open === user.login ? '' : user.login)}>修改</Button>
              <Button onClick={() => void disable(user)}>{user.disabledAt === '' ? '停用' : '恢复'}</Button>
            </Row>
          ))}
        </tbody>
      </table>
      {users.data
        .filter((user) => user.login === open)
        .map((user) => (
          <Panel key={user.login} title={`修改 ${user.login}`}>
            <UserForm user={user} onDone={tell} />
          </Panel>
        ))}
    </>
  )
}

function Row({ user, scopes, children }: { user: UserView; scopes: string; children: React.ReactNode }) {
  return (
    <tr>
      <th scope="row">
        {user.name}
        <small>{user.login}</small>
      </th>
      <td>{user.disabledAt === '' ? roleNames[user.role] : `${roleNames[user.role]}（已停用）`}</td>
      <td>{scopes}</td>
      <td>
        <div className={css['acts']}>{children}</div>
      </td>
    </tr>
  )
}

interface FormProps {
  readonly user: UserView | null
  readonly onDone: (outcome: Outcome<unknown>, done: string) => void
}

function UserForm({ user, onDone }: FormProps) {
  const [login, setLogin] = useState(user?.login ?? '')
  const [name, setName] = useState(user?.name ?? '')
  const [role, setRole] = useState<OfficeRole>(user?.role ?? 'reader')
  const [scopes, setScopes] = useState<readonly string[]>(user?.scopes ?? ['*'])
  const [password, setPassword] = useState('')
  const save = async (): Promise<void> => {
    const rest = { login, name, role, scopes: [...scopes] }
    if (!user) return onDone(await officeAct('addUser', { ...rest, password }), `已添加用户 ${login}。`)
    onDone(await officeAct('changeUser', rest), `已修改 ${login}。`)
  }
  const reset = async (): Promise<void> =>
    onDone(await officeAct('setPassword', { login, password }), `已更新 ${login} 的密码，他需要重新登录。`)
  return (
    <div className={css['approval']}>
      <Fields>
        <Labelled label="登录名">
          {(field) => (
            <Input {...field} value={login} disabled={user !== null} onChange={(e) => setLogin(e.target.value)} />
          )}
        </Labelled>
        <Labelled label="姓名">
          {(field) => <Input {...field} value={name} onChange={(e) => setName(e.target.value)} />}
        </Labelled>
        <Labelled label="角色" hint="查看：只读；主管：可写合同记录；管理员：全部">
          {(field) => <Select {...field} value={role} options={roles} onChange={setRole} />}
        </Labelled>
        <ScopeChoice value={role === 'admin' ? ['*'] : scopes} onChange={setScopes} hint="管理员总有全部合同。" />
        <Labelled label={user ? '新密码' : '密码'} hint="至少 10 个字符">
          {(field) => (
            <Input.Password
              {...field}
              value={password}
              autoComplete="new-password"
              onChange={(e) => setPassword(e.target.value)}
            />
          )}
        </Labelled>
      </Fields>
      <div className={css['acts']}>
        <Button type="primary" onClick={() => void save()}>
          {user ? '保存' : '添加'}
        </Button>
        {user && (
          <Button onClick={() => void reset()} disabled={password === ''}>
            重设密码
          </Button>
        )}
      </div>
    </div>
  )
}
