import { z } from 'zod'
import { listRecords, readRecord } from '../../../db/records.ts'
import type { Db } from '../../../db/handle.ts'
import { base64Bytes } from '../../../domain/certificate/der.ts'
import { certificateGaps } from '../../../domain/certificate/gap.ts'
import { readCertificateFile } from '../../../domain/certificate/read.ts'
import { extraCertificates, uncoveredDays } from '../../../domain/certificate/scope.ts'
import {
  type Certificate,
  certificateKindName,
  standingOf,
  stepsOf,
  successorsOf,
} from '../../../domain/certificate/stage.ts'
import { fail } from '../../../domain/failure.ts'
import { certificate as record, certificateKinds } from '../../../domain/record/certificate.ts'
import { device } from '../../../domain/record/device.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import { command, query, type QueryContext } from '../../procedure.ts'
import { contractOf } from '../guard.ts'
import { nextNumber } from '../number.ts'
import { ownerEvidence } from '../owned.ts'
import { isOwnerLocked, openOwner } from '../owner.ts'
import { packOf } from '../pack-version.ts'
import { personName } from '../people.ts'

export type FullCertificate = Certificate & { readonly identity: NonNullable<Certificate['identity']> }

/** Reads a certificate that must exist. Fails as `not-found`. */
export function certificateOf(db: Db, id: string): FullCertificate {
  const row = readRecord(db, record, id)
  if (!row?.identity) fail('not-found', '找不到这条证书记录。')
  return row as FullCertificate
}

/** Certificates of a contract in the order of their numbers. */
export function certificatesOf(db: Db, contract: string): FullCertificate[] {
  return listRecords(db, record, 'contract', contract)
    .filter((r): r is FullCertificate => r.identity !== null)
    .sort((a, b) => (a.identity.number < b.identity.number ? -1 : 1))
}

/** Where it is installed, in words: the device of the register, then the system. */
export function placeText(db: Db, row: Certificate): string {
  const card = row.place?.device ? readRecord(db, device, row.place.device)?.card : null
  const named = card ? [card.name, card.model, card.serial && `SN ${card.serial}`].filter(Boolean).join(' ') : ''
  return [named, row.place?.system ?? ''].filter(Boolean).join('，')
}

/** The certificates of a contract as lists show them, what runs out first on top. */
export function certificateRows(ctx: Pick<QueryContext, 'db' | 'now'>, contract: string) {
  const rows = certificatesOf(ctx.db, contract)
  const { pack } = contractOf(ctx.db, contract)
  const rules = packOf(ctx.db, pack.sha256).registers
  const extra = extraCertificates(rows, rules)
  const successors = successorsOf(rows)
  const today = dateOf(ctx.now())
  return rows
    .map((row) => {
      const { kind, number } = row.identity
      return {
        id: row.id,
        contract,
        number,
        kind,
        name: row.subject?.purpose || certificateKindName[kind],
        issuer: row.subject?.issuer ?? '',
        serial: row.subject?.serial ?? '',
        validity: row.validity ?? { from: '', to: '' },
        place: placeText(ctx.db, row),
        device: row.place?.device ?? '',
        standing: standingOf(row, successors.get(row.id) ?? [], today),
        /** The renewal that was begun, whether it serves yet or not. */
        renewal: successors.get(row.id)?.[0]?.identity?.number ?? '',
        /** 增项: beyond what the price covers. */
        extra: extra.has(row.id),
        /** The clause that leaves the fee to the customer, or empty. */
        customerFee: rules.customerFees.find((f) => f.kind === kind)?.clause ?? '',
      }
    })
    .sort((a, b) => (a.standing.reminder?.daysLeft ?? 9999) - (b.standing.reminder?.daysLeft ?? 9999))
}

const draft = z.strictObject({ contract: z.string(), kind: z.enum(certificateKinds) })
const day = z.string().max(10)
const proposal = z.strictObject({
  subject: z.string().max(1000),
  issuer: z.string().max(1000),
  serial: z.string().max(200),
  algorithm: z.string().max(60),
  from: day,
  to: day,
})
/** A certificate has a few kilobytes; a chain of them some dozen. */
const largest = 400_000

export const certificate = {
  /** Certificates and licences of a contract, and the days of its period on which no CA certificate was valid. */
  list: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    const { pack, period } = contractOf(ctx.db, input.contract)
    const counted = packOf(ctx.db, pack.sha256).registers.certificates
    const today = dateOf(ctx.now())
    const own = certificatesOf(ctx.db, input.contract)
    return {
      now: ctx.now(),
      rows: certificateRows(ctx, input.contract),
      /** Of each kind that the contract counts: which days so far had none. */
      coverage: counted.map((rule) => ({
        ...rule,
        name: certificateKindName[rule.kind],
        open: uncoveredDays(
          own.filter((r) => r.identity.kind === rule.kind),
          { from: period.start, to: period.end < today ? period.end : today },
        ),
      })),
    }
  }),
  /** All that the screen of a certificate shows. */
  view: query(z.strictObject({ certificate: z.string() }), (ctx, input) => {
    const row = certificateOf(ctx.db, input.certificate)
    const { contract } = row.identity
    const list = certificateRows(ctx, contract)
    const all = certificatesOf(ctx.db, contract)
    const today = dateOf(ctx.now())
    const nameOf = (id: string) => {
      const found = list.find((r) => r.id === id)
      return found ? { id, number: found.number, name: found.name, word: found.standing.word } : null
    }
    return {
      ...list.find((r) => r.id === row.id)!,
      now: ctx.now(),
      record: row,
      kindName: certificateKindName[row.identity.kind],
      steps: stepsOf(row),
      predecessor: row.identity.predecessor ? nameOf(row.identity.predecessor) : null,
      successors: all.filter((r) => r.identity.predecessor === row.id && !r.void).map((r) => nameOf(r.id)!),
      devices: listRecords(ctx.db, device, 'contract', contract)
        .filter((d) => d.card && !d.void)
        .map((d) => ({ id: d.id, name: [d.card!.name, d.card!.model].filter(Boolean).join(' ') })),
      locked: isOwnerLocked(ctx.db, 'certificate', row.id),
      gaps: certificateGaps(row, today),
      evidence: ownerEvidence(ctx.db, row.id),
    }
  }),
  /** Begins a record; a renewal names its predecessor, whose purpose, medium and place it takes over. */
  start: command(draft.extend({ predecessor: z.string().default('') }), (ctx, input) => {
    const { scope } = contractOf(ctx.db, input.contract)
    const before = input.predecessor === '' ? null : certificateOf(ctx.db, input.predecessor)
    if (before && (before.identity.contract !== input.contract || before.identity.kind !== input.kind))
      fail('invalid-input', '更新的必须是同一合同的同一种证书。')
    if (before?.void) fail('invalid-input', '这条证书记录已作废，不能更新，请直接登记新证书。')
    const pending = before
      ? certificatesOf(ctx.db, input.contract).find((r) => r.identity.predecessor === before.id && !r.void)
      : undefined
    if (pending) return { certificate: pending.id, number: pending.identity.number }
    const id = ctx.newId()
    const number = nextNumber(ctx.db, 'certificate', input.contract, 'ZS', dateOf(ctx.now()))
    ctx.write(record, id, scope, {
      identity: {
        contract: input.contract,
        number,
        kind: input.kind,
        predecessor: input.predecessor,
        createdAt: ctx.now(),
        createdBy: personName(ctx.db, ctx.author),
      },
      ...(before?.subject && { subject: { ...before.subject, serial: '' } }),
      ...(before?.place && { place: before.place }),
    })
    return { certificate: id, number }
  }),
  /** Reads a certificate file or what openssl printed, and proposes what it says. Stores nothing. */
  read: query(
    z.strictObject({
      /** The file in Base64, or pasted text. */
      base64: z.string().max(largest, '文件超过 300 KB，不像证书文件，请核对。').default(''),
      text: z.string().max(largest, '粘贴的内容超过 40 万字，不像证书，请核对。').default(''),
    }),
    (_ctx, input) => {
      const bytes = input.base64 === '' ? utf8Bytes(input.text) : base64Bytes(input.base64)
      const outcome = readCertificateFile(bytes ?? new Uint8Array())
      if (!outcome.ok) fail('bad-file', outcome.sentence)
      return { fields: outcome.fields, notes: outcome.notes }
    },
  ),
  /** Takes over what was proposed, in one act that can be undone. Purpose and medium, which no file knows, stay. */
  adopt: command(z.strictObject({ certificate: z.string(), fields: proposal }), (ctx, { certificate: id, fields }) => {
    const row = certificateOf(ctx.db, id)
    const scope = openOwner(ctx.db, 'certificate', id)
    const { from, to, ...said } = fields
    const subject = row.subject ?? { purpose: '', issuer: '', subject: '', serial: '', algorithm: '', medium: '' }
    const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''))
    const validity = { from: from || (row.validity?.from ?? ''), to: to || (row.validity?.to ?? '') }
    if (validity.from && validity.to && validity.to < validity.from)
      fail('invalid-input', `失效日期 ${validity.to} 早于生效日期 ${validity.from}，没有采用。`)
    ctx.write(record, id, scope, { subject: { ...subject, ...known }, validity })
  }),
}

function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
