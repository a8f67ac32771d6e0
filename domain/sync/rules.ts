/**
 * The rules of the protocol that a mutant can break. Shipped code always runs with all of them; the simulator passes a
 * broken set to prove that its oracle would notice.
 */
export interface Rules {
  /** Hub: a push of another epoch is answered with a reset. */
  readonly epoch: boolean
  /** Hub: a batch after a gap is not taken. */
  readonly gap: boolean
  /** Hub: the chain at the last place must be the stored one. */
  readonly fork: boolean
  /** Hub: a transaction that is in the feed already is not numbered again. */
  readonly hubDedupe: boolean
  /** Hub: a pull whose chain is not the feed's is answered with a reset. */
  readonly feedChain: boolean
  /** Merge: a value that was not seen stays beside the new one. Off: the last writer wins. */
  readonly keepUnseen: boolean
  /** Device: what is here already is not applied again. */
  readonly deviceDedupe: boolean
  /** Device: what came by a bundle is offered to the hub. */
  readonly relay: boolean
  /** Device: after a reset everything it holds is offered again. */
  readonly offerAll: boolean
  /** Device: a hub that has more than this database ever numbered tells of a restore. */
  readonly lastCheck: boolean
  /** Device: a page is applied only where the database still stands where it begins. */
  readonly pageCheck: boolean
}

export const sound: Rules = {
  epoch: true,
  gap: true,
  fork: true,
  hubDedupe: true,
  feedChain: true,
  keepUnseen: true,
  deviceDedupe: true,
  relay: true,
  offerAll: true,
  lastCheck: true,
  pageCheck: true,
}
