import { passwordFits, passwordHash, randomId } from '../../db/crypto.ts'
import { fail } from '../../domain/failure.ts'
import type { UserRole, UserRow } from '../store/store.ts'
import type { Hub } from './hub.ts'

const shortest = 10
const loginPattern = /^[\p{L}\p{N}._@-]{1,60}$/u

export interface NewUser {
  readonly login: string
  readonly name: string
  readonly role: UserRole
  readonly scopes: readonly string[]
  readonly password: string
}

/** Adds somebody who may sign in at the office. */
export async function addUser(hub: Hub, { login, name, role, scopes, password }: NewUser): Promise<UserRow> {
  if (!loginPattern.test(login)) fail('invalid-input', '登录名只能用文字、数字和 . _ - @，最多 60 个字符。')
  const user = { id: randomId(), login, name, role, scopes, password: await hashed(password), disabledAt: '' }
  await hub.store.write(async (write) => {
    if (await write.user(login)) fail('conflict', `登录名 ${login} 已经有人使用。`)
    await write.saveUser(user)
  })
  return user
}

export async function setPassword(hub: Hub, login: string, password: string): Promise<void> {
  const hash = await hashed(password)
  await changeUser(hub, login, { password: hash })
}

/** Changes what the office decided of a user. `disabledAt` ends every right and keeps the name. */
export function changeUser(
  hub: Hub,
  login: string,
  change: Partial<Pick<UserRow, 'name' | 'role' | 'scopes' | 'password' | 'disabledAt'>>,
): Promise<void> {
  return hub.store.write(async (write) => {
    const user = (await write.user(login)) ?? fail('not-found', `没有登录名为 ${login} 的用户。`)
    await write.saveUser({ ...user, ...change })
  })
}

/** What fits no password, so that a name that is not there takes as long as a wrong password. */
let dummy: Promise<string> | undefined

/** Who signs in with this name and password; undefined when either is wrong or the user was disabled. */
export async function signIn(hub: Hub, login: string, password: string): Promise<UserRow | undefined> {
  dummy ??= passwordHash('nobody')
  const user = await hub.store.read((read) => read.user(login))
  const fits = await passwordFits(password, user?.password ?? (await dummy))
  return fits && user && user.disabledAt === '' ? user : undefined
}

function hashed(password: string): Promise<string> {
  if (password.length < shortest) fail('invalid-input', `密码至少 ${shortest} 个字符。`)
  if (password.length > 200) fail('invalid-input', '密码最多 200 个字符。')
  return passwordHash(password)
}
