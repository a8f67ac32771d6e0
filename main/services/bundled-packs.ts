import medicalEinvoice from '../../assets/contracts/medical-einvoice-2024.json' with { type: 'json' }
import medicalSupplies from '../../assets/contracts/medical-supplies-2026.json' with { type: 'json' }
import { type Pack, packSchema } from '../../domain/pack/schema.ts'

/** The contract packs that ship with the product: data, checked at start like any imported one. */
export const bundledPacks: readonly Pack[] = [packSchema.parse(medicalEinvoice), packSchema.parse(medicalSupplies)]
