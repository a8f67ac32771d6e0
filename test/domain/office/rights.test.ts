import { expect, test } from 'vitest'
import { officeCalls, officeRoles } from '../../../domain/office/view.ts'
import { officeRights, refusalFor, refusalOf, rights } from '../../../domain/office/rights.ts'
import { router } from '../../../main/router.ts'
import type { Router } from '../../../main/procedure.ts'

const procedures = Object.entries(router as Router).flatMap(([area, all]) =>
  Object.entries(all).map(([name, { kind }]) => ({ area, name, kind })),
)

test('every procedure of the app has its line in the table of rights, and the table names no other', () => {
  const listed = Object.entries(rights).flatMap(([area, all]) => Object.keys(all).map((name) => `${area}.${name}`))
  expect(listed.sort()).toEqual(procedures.map(({ area, name }) => `${area}.${name}`).sort())
  expect(Object.keys(officeRights).sort()).toEqual(Object.keys(officeCalls).sort())
})

/** Commands that change nothing but how this user sees the app. */
const harmless = new Set(['inspection.remember', 'setting.change'])

test.each(procedures)('$area.$name: who may write may, and who only reads may not', ({ area, name, kind }) => {
  const call = `${area}.${name}`
  const allowed = officeRoles.filter((role) => refusalOf(role, call, {}) === undefined)
  // A right never skips a role.
  expect([[], ['admin'], ['admin', 'reviewer'], ['admin', 'reviewer', 'reader']]).toContainEqual(allowed)
  if (kind === 'command' && !harmless.has(call)) expect(allowed).not.toContain('reader')
})

test('what is not in the table is refused to everybody', () => {
  for (const role of officeRoles) {
    for (const name of [
      'nothing.here',
      'fault.nothing',
      'fault',
      '',
      '__proto__.list',
      'fault.__proto__',
      'fault.constructor',
    ])
      expect([name, refusalOf(role, name, {})]).toEqual([name, expect.stringContaining('只能在工程师的电脑上')])
    expect(refusalOf(role, 'setup.complete', {})).toBeDefined()
  }
})

test('the contract, the firm and people are edited by who manages them; the rest by who may write', () => {
  expect(refusalOf('reviewer', 'record.edit', { table: 'finding' })).toBeUndefined()
  for (const table of ['contract', 'firm', 'person']) {
    expect(refusalOf('reviewer', 'record.edit', { table })).toContain('管理员')
    expect(refusalOf('admin', 'record.edit', { table })).toBeUndefined()
  }
})

test('devices, users and the health of the hub are the admin’s', () => {
  const open = Object.entries(officeRights).filter(([, need]) => refusalFor('reviewer', need) === undefined)
  expect(open.map(([name]) => name).sort()).toEqual(['changeOwnPassword', 'conflicts'])
})
