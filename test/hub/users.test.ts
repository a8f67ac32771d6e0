import { expect, test } from 'vitest'
import { passwordFits, passwordHash } from '../../db/crypto.ts'
import { addUser, changeUser, setPassword, signIn } from '../../hub/feed/users.ts'
import { memoryStore, now, testHub } from '../support/hub.ts'

const jia = { login: 'jia', name: '工程师甲', role: 'admin', scopes: ['*'], password: 'correct horse battery' } as const

test('a user signs in with the password, until it changes or the user is disabled', async () => {
  const hub = await testHub(memoryStore())
  const added = await addUser(hub, jia)
  expect(added.password).toMatch(/^scrypt\$17\$8\$1\$/)
  expect((await signIn(hub, 'jia', jia.password))?.id).toBe(added.id)
  expect(await signIn(hub, 'jia', 'correct horse')).toBeUndefined()
  expect(await signIn(hub, 'nobody', jia.password)).toBeUndefined()
  await setPassword(hub, 'jia', 'another long one')
  expect(await signIn(hub, 'jia', jia.password)).toBeUndefined()
  expect(await signIn(hub, 'jia', 'another long one')).toBeDefined()
  await changeUser(hub, 'jia', { disabledAt: now })
  expect(await signIn(hub, 'jia', 'another long one')).toBeUndefined()
}, 120_000)

test('what an administrator gets wrong is said in a sentence', async () => {
  const hub = await testHub(memoryStore())
  await expect(addUser(hub, { ...jia, password: 'short' })).rejects.toThrow('至少 10 个字符')
  await expect(addUser(hub, { ...jia, login: 'a b' })).rejects.toThrow('登录名')
  await addUser(hub, jia)
  await expect(addUser(hub, jia)).rejects.toThrow('已经有人使用')
  await expect(setPassword(hub, 'yi', 'long enough for this')).rejects.toThrow('没有登录名为 yi')
}, 60_000)

test('equal passwords are kept differently, and one typed in another form of Unicode fits', async () => {
  const [one, two] = [await passwordHash('密码ﬁ密码密码密码'), await passwordHash('密码ﬁ密码密码密码')]
  expect(one).not.toBe(two)
  expect(await passwordFits('密码fi密码密码密码', one)).toBe(true)
  expect(await passwordFits('密码', 'plain$text')).toBe(false)
}, 60_000)
