import { writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { addUser, changeUser, setPassword } from '../../../hub/feed/users.ts'
import { serveOffice } from '../../../hub/office/server.ts'
import { testFolder } from '../../support/folder.ts'
import { officeSite } from '../../support/office-site.ts'

const password = 'a long enough one'

/** The office over HTTPS, as browsers reach it. */
async function served() {
  const site = await officeSite()
  const pages = testFolder()
  writeFileSync(join(pages, 'index.html'), '<!doctype html>')
  const bureau = { open: site.open, replica: site.replica, seenAt: () => undefined, lastBackup: '' }
  const office = await serveOffice({ bureau, pages, host: '127.0.0.1', port: 0, names: ['127.0.0.1'] })
  onTestFinished(() => office.close())
  const { port } = office
  const ask = (
    path: string,
    body: string,
    type: string,
    cookie = '',
  ): Promise<{ status: number; cookie: string; text: string }> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': type, origin: `https://127.0.0.1:${port}`, ...(cookie ? { cookie } : {}) }
      const sent = request(
        { host: '127.0.0.1', port, path, method: 'POST', rejectUnauthorized: false, agent: false, headers },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (piece: string) => (text += piece))
          answer.on('end', () => {
            const [set = ''] = answer.headers['set-cookie'] ?? []
            resolve({ status: answer.statusCode!, cookie: set.split(';')[0]!, text })
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    hub: site.open.hub,
    site,
    /** Signs in; answers what calls as that session. */
    signIn: async (login: string, word = password) => {
      const form = String(new URLSearchParams({ login, password: word }))
      const { cookie, status } = await ask('/login', form, 'application/x-www-form-urlencoded')
      const call =
        (path: '/call' | '/office') =>
        async (name: string, input: unknown): Promise<unknown> => {
          const answer = await ask(path, JSON.stringify({ name, input }), 'application/json', cookie)
          return answer.status === 200 ? (JSON.parse(answer.text) as unknown) : answer.status
        }
      return { status, call: call('/call'), office: call('/office') }
    },
  }
}

const forbidden = { ok: false, failure: { code: 'forbidden' } }

test('what the office takes away from somebody who is signed in is gone with their next call', async () => {
  const { hub, site, signIn } = await served()
  const { there, contract, sync } = await site.laptop()
  const { inspection } = await there.act('inspection', 'start', { contract, period: '2024-Q1' })
  await sync()
  await addUser(hub, { login: 'jia', name: '主管甲', role: 'reviewer', scopes: ['*'], password })
  const jia = await signIn('jia')
  const write = (): Promise<unknown> => jia.call('finding.add', { inspection, item: '', group: 'tuning' })
  expect(await write()).toMatchObject({ ok: true })

  // The role is lowered, then the contract taken away: reading goes on, then not even that.
  await changeUser(hub, 'jia', { role: 'reader' })
  expect(await write()).toMatchObject(forbidden)
  expect(await jia.call('inspection.state', { inspection })).toMatchObject({ ok: true })
  await changeUser(hub, 'jia', { scopes: ['another'] })
  expect(await jia.call('inspection.state', { inspection })).toMatchObject({ failure: { code: 'not-found' } })

  // Locked out, and let in again: the old session stays over.
  await changeUser(hub, 'jia', { disabledAt: hub.now(), scopes: ['*'] })
  expect(await jia.call('home.overview', {})).toBe(401)
  expect((await signIn('jia')).status).toBe(401)
  await changeUser(hub, 'jia', { disabledAt: '' })
  expect(await jia.call('home.overview', {})).toBe(401)
}, 120_000)

test('a password that the admin or the user changes ends every session of that user, and of nobody else', async () => {
  const { hub, signIn } = await served()
  await addUser(hub, { login: 'admin', name: '主任甲', role: 'admin', scopes: ['*'], password })
  await addUser(hub, { login: 'yi', name: '同事乙', role: 'reader', scopes: ['*'], password })
  const admin = await signIn('admin')
  const [one, two] = [await signIn('yi'), await signIn('yi')]
  expect(await one.office('users', {})).toMatchObject(forbidden)
  expect(await admin.office('setPassword', { login: 'yi', password: 'set by the admin' })).toMatchObject({ ok: true })
  for (const session of [one, two]) expect(await session.call('home.overview', {})).toBe(401)
  expect((await signIn('yi')).status).toBe(401)

  const again = await signIn('yi', 'set by the admin')
  const change = (old: string, next: string) => again.office('changeOwnPassword', { old, password: next })
  expect(await change('a guess', 'my own new word')).toMatchObject({
    failure: { sentence: '现在的密码不对，没有修改。' },
  })
  expect(await change('set by the admin', 'short')).toMatchObject({ failure: { sentence: '密码至少 10 个字符。' } })
  expect(await again.call('home.overview', {})).toMatchObject({ ok: true })
  expect(await change('set by the admin', 'my own new word')).toMatchObject({ ok: true })
  expect(await again.call('home.overview', {})).toBe(401)
  const fresh = await signIn('yi', 'my own new word')
  const guess = (old: string) => fresh.office('changeOwnPassword', { old, password: 'another new word' })
  for (let n = 0; n < 5; n++)
    expect(await guess(`guess ${n}`)).toMatchObject({ failure: { sentence: '现在的密码不对，没有修改。' } })
  expect(await guess('my own new word')).toMatchObject({
    failure: { code: 'forbidden', sentence: '输错次数过多，已暂时锁定。请 15 分钟后再试，或请管理员帮忙。' },
  })
  expect(fresh.status).toBe(303)
  expect(await admin.call('home.overview', {})).toMatchObject({ ok: true })

  // From the command line on the hub's machine too.
  await setPassword(hub, 'admin', 'by the command line')
  const after = await signIn('admin', 'by the command line')
  expect(await admin.call('home.overview', {})).toBe(401)
  for (const session of [fresh, after]) expect(await session.call('home.overview', {})).toMatchObject({ ok: true })
}, 120_000)
