import { fail } from '../../domain/failure.ts'
import { roleNames } from '../../domain/office/view.ts'
import { addUser, changeUser, setPassword } from '../feed/users.ts'
import type { OpenHub } from '../open.ts'
import { userRoles } from '../store/store.ts'
import { list } from './devices.ts'
import type { Terminal } from './terminal.ts'

export interface UserOptions {
  readonly name?: string | undefined
  readonly role?: string | undefined
  readonly scopes?: string | undefined
}

/** `user add|password|disable|enable LOGIN` and `user list`. */
export async function users(
  { hub }: OpenHub,
  say: Terminal,
  action: string | undefined,
  login: string | undefined,
  options: UserOptions,
): Promise<void> {
  if (action === 'list') {
    const all = await hub.store.read((read) => read.users())
    if (all.length === 0) return say.say('还没有办公室用户。')
    for (const user of all)
      say.say(
        `${user.login}（${user.name}，${roleNames[user.role]}）：${user.scopes.includes('*') ? '全部合同' : user.scopes.join('、') || '无合同'}${user.disabledAt === '' ? '' : '，已停用'}`,
      )
    return
  }
  if (login === undefined) fail('invalid-input', '请给出登录名，例如：user add jia --name 工程师甲。')
  switch (action) {
    case 'add': {
      const role = userRoles.find((known) => known === (options.role ?? 'reader'))
      if (!role) fail('invalid-input', '--role 只能是 admin（管理员）、reviewer（主管）或 reader（查看）。')
      const password = await newPassword(say)
      const scopes = list(options.scopes ?? '*')
      const user = await addUser(hub, { login, name: options.name ?? login, role, scopes, password })
      return say.say(`已添加用户 ${user.login}（${user.name}，${roleNames[role]}）。`)
    }
    case 'password':
      await setPassword(hub, login, await newPassword(say))
      return say.say(`已更新 ${login} 的密码。`)
    case 'disable':
      await changeUser(hub, login, { disabledAt: hub.now() })
      return say.say(`已停用 ${login}，他留下的记录不变。`)
    case 'enable':
      await changeUser(hub, login, { disabledAt: '' })
      return say.say(`已恢复 ${login}。`)
    default:
      fail('invalid-input', 'user 之后应是 add、password、disable、enable 或 list。')
  }
}

async function newPassword(say: Terminal): Promise<string> {
  const password = await say.askSecret('密码（至少 10 个字符）：')
  if (password !== (await say.askSecret('再输入一次：'))) fail('invalid-input', '两次输入的密码不同，没有保存。')
  return password
}
