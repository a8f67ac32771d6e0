import { type Rules, sound } from '../../../domain/sync/rules.ts'

/** A protocol with one rule broken, the profile that finds it soonest, and what the oracle says of it. */
export interface Mutant {
  readonly rules: Rules
  readonly profile: string
}

const without = (rule: keyof Rules, profile: string): Mutant => ({ rules: { ...sound, [rule]: false }, profile })

export const mutants: Readonly<Record<string, Mutant>> = {
  'last-writer-wins': without('keepUnseen', 'network'),
  'no-gap-check': without('gap', 'hub-restore'),
  'no-fork-check': without('fork', 'restore'),
  'no-hub-dedupe': without('hubDedupe', 'restore'),
  'no-feed-chain': without('feedChain', 'hub-restore'),
  'no-signature-check': without('signature', 'network'),
  'no-device-dedupe': without('deviceDedupe', 'network'),
  'no-relay': without('relay', 'bundle'),
  'bundle-backwards': without('bundleOrder', 'bundle'),
  'offers-own-only': without('offerAll', 'hub-restore'),
  'last-arrival-shown': without('sameShown', 'network'),
  'void-hides-edits': without('voidContest', 'network'),
  'edit-ends-conflicts': without('shownOnly', 'network'),
  'outbox-forgotten': without('outbox', 'network'),
  'newer-fields-dropped': without('keepText', 'versions'),
  'half-renumbered': without('renumberAll', 'restore'),
  'synced-by-answer': without('seenInFeed', 'hub-restore'),
  'cursor-before-page': without('pageWithCursor', 'restore'),
  'new-contract-from-now': without('newScopeFromStart', 'network'),
  'newest-card-asked': without('cardCursor', 'network'),
  'no-probe': without('probe', 'hub-restore'),
  'clocks-trusted': without('anyClock', 'network'),
}
