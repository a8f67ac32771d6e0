import { z } from 'zod'
import type { Instant } from '../time/instant.ts'

/** What a user of the office may do; each role may do what those after it may. */
export const officeRoles = ['admin', 'reviewer', 'reader'] as const
export type OfficeRole = (typeof officeRoles)[number]

export const roleNames: Readonly<Record<OfficeRole, string>> = { admin: '管理员', reviewer: '主管', reader: '查看' }

/** Who is signed in, as the page shows it. */
export interface OfficeUser {
  readonly login: string
  readonly name: string
  readonly role: OfficeRole
  /** Contracts; `*` for all. */
  readonly scopes: readonly string[]
}

/** Something that a person has to decide. */
export interface ConflictView {
  readonly table: string
  readonly row: string
  readonly register: string
  readonly contract: string
}

export interface DeviceView {
  readonly id: string
  readonly name: string
  readonly kind: 'laptop' | 'office'
  readonly persons: readonly { readonly id: string; readonly name: string }[]
  readonly scopes: readonly string[]
  readonly issuedAt: Instant
  readonly revokedAt: Instant | ''
  /** When it last asked the hub for anything, since the hub runs; null while it has not. */
  readonly seenAt: Instant | null
  /** Transactions of it in the feed, and when the newest was made, by its own clock. */
  readonly transactions: number
  readonly lastWrite: Instant | null
  /** Numberings that it began: more than one after its data were restored or copied. */
  readonly numberings: number
}

export interface PairingWindow {
  readonly id: string
  readonly state: 'open' | 'asked' | 'approved' | 'closed'
  readonly expiresAt: Instant
  readonly request: {
    readonly device: string
    readonly name: string
    readonly persons: readonly { readonly id: string; readonly name: string }[]
    /** Six digits that both sides compare. */
    readonly digits: string
  } | null
}

export interface DevicesView {
  readonly now: Instant
  readonly devices: readonly DeviceView[]
  readonly pairing: PairingWindow | null
}

export interface UserView extends OfficeUser {
  readonly disabledAt: Instant | ''
}

export interface HealthView {
  readonly now: Instant
  readonly store: 'sqlite' | 'postgres'
  /** Length of the feed, and how far the office has read it. */
  readonly seq: number
  readonly read: number
  readonly waiting: number
  readonly refused: number
  readonly conflicts: number
  readonly blobs: number
  readonly blobBytes: number
  /** Files that records name and nobody has brought. */
  readonly missing: number
  readonly freeBytes: number
  readonly lastBackup: Instant | null
  readonly certificateUntil: Instant
  readonly fingerprint: string
  /** Why the office could not read on; empty while it can. */
  readonly problem: string
}

const login = z.string().min(1).max(60)
const scopes = z.array(z.string().min(1).max(128)).max(1000)
const name = z.string().trim().min(1, '名称还没填').max(100)
const password = z.string().max(1000)

/** What the office's own screens ask, beside the procedures of the app. */
export const officeCalls = {
  conflicts: z.strictObject({}),
  devices: z.strictObject({}),
  openPairing: z.strictObject({}),
  approve: z.strictObject({ pairing: z.string(), name, scopes }),
  reject: z.strictObject({ pairing: z.string() }),
  changeDevice: z.strictObject({ device: z.string(), name, scopes }),
  revoke: z.strictObject({ device: z.string() }),
  users: z.strictObject({}),
  addUser: z.strictObject({ login, name, role: z.enum(officeRoles), scopes, password }),
  changeUser: z.strictObject({ login, name, role: z.enum(officeRoles), scopes }),
  setPassword: z.strictObject({ login, password }),
  setDisabled: z.strictObject({ login, disabled: z.boolean() }),
  changeOwnPassword: z.strictObject({ old: password, password }),
  health: z.strictObject({}),
} as const
export type OfficeCall = keyof typeof officeCalls

/** What each of them answers. */
export interface OfficeAnswers {
  readonly conflicts: readonly ConflictView[]
  readonly devices: DevicesView
  readonly openPairing: { readonly code: string; readonly expiresAt: Instant }
  readonly approve: null
  readonly reject: null
  readonly changeDevice: null
  readonly revoke: null
  readonly users: readonly UserView[]
  readonly addUser: null
  readonly changeUser: null
  readonly setPassword: null
  readonly setDisabled: null
  readonly changeOwnPassword: null
  readonly health: HealthView
}
