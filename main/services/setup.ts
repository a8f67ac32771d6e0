import { z } from 'zod'
import { listRecords, readRecord } from '../../db/records.ts'
import { readState, writeState } from '../../db/state.ts'
import { fail } from '../../domain/failure.ts'
import { platforms } from '../../domain/pack/schema.ts'
import { contract, firm, pack, person, serverSchema, servicePeriodSchema } from '../../domain/record/organisation.ts'
import { canonical } from '../../domain/sync/canonical.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { command, type CommandContext, query } from '../procedure.ts'
import { bundledPacks } from './bundled-packs.ts'
import { keepLogo } from './kept-file.ts'
import { meOf } from './people.ts'
import { keepPack, packHash, packOf } from './pack-version.ts'

const formKey = 'setup-form'

const name = (what: string) => z.string().trim().min(1, `${what}还没填`).max(200)

const contractInput = z.strictObject({
  hospital: z.strictObject({ name: name('医院'), department: z.string().max(200), contact: z.string().max(200) }),
  system: z.strictObject({
    name: name('系统名称'),
    vendor: z.string().max(200),
    database: z.enum(platforms),
    databaseVersion: z.string().max(100),
    platform: z.enum(platforms),
    servers: z.array(serverSchema).max(50),
  }),
  /** Hash of a bundled or imported pack. */
  pack: z.string(),
  period: servicePeriodSchema,
})

/** Adds the contract, once: asked a second time with the same content, as by a double click, it is the first one. */
function addContract(ctx: CommandContext, input: z.output<typeof contractInput>): string {
  const bundled = bundledPacks.find((p) => packHash(p) === input.pack)
  const hash = bundled ? keepPack(ctx, bundled) : input.pack
  if (!readRecord(ctx.db, pack, hash))
    fail('not-found', '找不到所选的合同包，请重新选择或导入。', { pack: '请重新选择' })
  const body = packOf(ctx.db, hash)
  const { hospital, system, period } = input
  const wanted = canonical({ hash, hospital, system, period })
  const twin = listRecords(ctx.db, contract).find(
    (c) =>
      !c.void &&
      canonical({ hash: c.pack?.sha256, hospital: c.hospital, system: c.system, period: c.period }) === wanted,
  )
  if (twin) return twin.id
  const id = ctx.newId()
  ctx.write(contract, id, id, {
    pack: { sha256: hash, id: body.id },
    hospital: input.hospital,
    system: input.system,
    period: input.period,
    setting: { basis: 'max', copies: 2, secrecy: '内部', reviewer: '' },
  })
  return id
}

export const setup = {
  /** Whether the first run is done, what was typed so far, and the packs to choose from. */
  state: query(z.strictObject({}), (ctx) => {
    const me = meOf(ctx)
    const firmRow = readRecord(ctx.db, firm, 'firm')
    const contracts = listRecords(ctx.db, contract).filter((c) => c.pack && !c.void)
    return {
      /** At the office there is none: what laptops bring is all there is. */
      done: ctx.acting !== undefined || (me !== '' && contracts.length > 0),
      engineer: me === '' ? '' : (readRecord(ctx.db, person, me)?.name?.name ?? ''),
      firm: firmRow?.name?.name ?? '',
      hotline: firmRow?.hotline?.phone ?? '',
      /** Heads of the firm's registers, for editing them. */
      firmHeads: firmRow?.heads ?? {},
      /** The half-filled form, exactly as it was left. */
      form: JSON.parse(readState(ctx.db, formKey) ?? 'null') as unknown,
    }
  }),
  /** Person, firm and contracts as records, for editing them later. */
  records: query(z.strictObject({}), (ctx) => ({
    person: readRecord(ctx.db, person, meOf(ctx)) ?? null,
    firm: readRecord(ctx.db, firm, 'firm') ?? null,
    contracts: listRecords(ctx.db, contract)
      .filter((c) => c.pack && !c.void)
      .map((record) => {
        const body = packOf(ctx.db, record.pack!.sha256)
        const { name: packName, period, cycle, services, checklists, faults } = body
        /** Tiers with limits; none where the contract names no hours. */
        const tiers = faults.policies
          .filter((p) => p.kind === 'tier')
          .map(({ key, name: tier }) => ({ key, name: tier }))
        return { record, pack: { name: packName, period, cycle, services, inspected: checklists.length > 0, tiers } }
      }),
  })),
  /** Keeps the half-filled first-run form on this device: one may leave at any time. */
  keepForm: command(z.strictObject({ form: z.unknown() }), (ctx, { form }) => {
    writeState(ctx.db, formKey, JSON.stringify(form ?? null))
  }),
  /** Ends the first run: person, firm, hospital, system, contract. Never blocked by the hotline; finalising is. */
  complete: command(
    z.strictObject({
      engineer: name('工程师姓名'),
      firm: name('公司名称'),
      hotline: z.string().trim().max(100),
      brand: z.strictObject({ logo: z.string().regex(/^([0-9a-f]{64})?$/), letterhead: z.string().max(200) }),
      contract: contractInput,
    }),
    (ctx, input) => {
      const me = ctx.author || ctx.newId()
      ctx.actAs(me)
      ctx.write(person, me, orgScope, { name: { name: input.engineer } })
      keepLogo(ctx, input.brand.logo)
      ctx.write(firm, 'firm', orgScope, {
        name: { name: input.firm },
        hotline: { phone: input.hotline },
        brand: input.brand,
      })
      const id = addContract(ctx, input.contract)
      writeState(ctx.db, formKey, 'null')
      return { contract: id }
    },
  ),
  /** Names who works here before anything else is known: the firm and its contracts then come from the office. */
  join: command(z.strictObject({ engineer: name('工程师姓名') }), (ctx, input) => {
    const me = ctx.author || ctx.newId()
    ctx.actAs(me)
    ctx.write(person, me, orgScope, { name: { name: input.engineer } })
  }),
  /** Adds another contract for the same firm. */
  addContract: command(contractInput, (ctx, input) => ({ contract: addContract(ctx, input) })),
}
