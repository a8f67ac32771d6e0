import type { certificate, CertificateKind } from '../record/certificate.ts'
import type { Row } from '../record/record-type.ts'
import type { DateText } from '../time/instant.ts'
import { type Reminder, reminderOf } from './reminder.ts'

export type Certificate = Row<typeof certificate>

export const certificateKindName: Readonly<Record<CertificateKind, string>> = {
  ca: 'CA 证书',
  ssl: 'SSL 证书',
  licence: '授权',
}

/** The life of a certificate as dated facts, in the order in which they follow each other. */
export interface Step {
  /** The register that holds it. */
  readonly register: 'application' | 'review' | 'issue' | 'installation' | 'verification' | 'retirement' | 'revocation'
  readonly name: string
  /** Empty while it did not happen. */
  readonly on: DateText
}

export function stepsOf(row: Certificate): Step[] {
  return [
    { register: 'application', name: '申请', on: row.application?.on ?? '' },
    { register: 'review', name: '审核', on: row.review?.on ?? '' },
    { register: 'issue', name: '签发', on: row.issue?.on ?? '' },
    {
      register: 'installation',
      name: row.identity?.kind === 'licence' ? '启用' : '安装',
      on: row.installation?.on ?? '',
    },
    { register: 'verification', name: '业务验证', on: row.verification?.on ?? '' },
    { register: 'retirement', name: '旧证书处理', on: row.retirement?.on ?? '' },
    { register: 'revocation', name: '吊销', on: row.revocation?.on ?? '' },
  ]
}

/** True when it serves: verified in business and neither revoked nor void. */
export function isInUse(row: Certificate): boolean {
  return !row.void && (row.revocation?.on ?? '') === '' && (row.verification?.on ?? '') !== ''
}

/** What follows from the facts; never stored. */
export interface Standing {
  readonly state:
    | 'void'
    | 'revoked'
    | 'retired'
    | 'renewed'
    | 'expired'
    | 'in-use'
    | 'installed'
    | 'issued'
    | 'reviewed'
    | 'applied'
    | 'new'
  readonly word: string
  /** Null where it does not have to be renewed any more, and while no end is known. */
  readonly reminder: Reminder | null
}

const words: Readonly<Record<Standing['state'], string>> = {
  void: '已作废',
  revoked: '已吊销',
  retired: '已更新，旧证书已处理',
  renewed: '已更新，旧证书待处理',
  expired: '已过期',
  'in-use': '使用中',
  installed: '待业务验证',
  issued: '待安装',
  reviewed: '待签发',
  applied: '待审核',
  new: '待申请',
}

/** How a certificate stands today; `successors` are the records that renew it. */
export function standingOf(row: Certificate, successors: readonly Certificate[], today: DateText): Standing {
  const state = stateOf(row, successors, today)
  const ends = row.validity?.to ?? ''
  const over = state === 'void' || state === 'revoked' || state === 'retired' || state === 'renewed'
  return { state, word: words[state], reminder: over || ends === '' ? null : reminderOf(ends, today) }
}

function stateOf(row: Certificate, successors: readonly Certificate[], today: DateText): Standing['state'] {
  if (row.void) return 'void'
  if (row.revocation?.on) return 'revoked'
  if (successors.some(isInUse)) return row.retirement?.on ? 'retired' : 'renewed'
  if (row.validity?.to && row.validity.to < today) return 'expired'
  if (row.verification?.on) return 'in-use'
  if (row.installation?.on) return 'installed'
  // What has a number and a first day was issued, whether anybody wrote the day down or not.
  if (row.issue?.on || (row.subject?.serial && row.validity?.from)) return 'issued'
  if (row.review?.on) return 'reviewed'
  return row.application?.on ? 'applied' : 'new'
}

/** Records that renew each certificate, by its row id; void ones renew nothing. */
export function successorsOf(rows: readonly Certificate[]): Map<string, Certificate[]> {
  return Map.groupBy(
    rows.filter((r) => !r.void && r.identity?.predecessor),
    (r) => r.identity!.predecessor,
  )
}
