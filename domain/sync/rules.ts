/**
 * The rules of the protocol that a mutant can break. Shipped code always runs with all of them; the simulator passes a
 * broken set to prove that its oracle would notice.
 */
export interface Rules {
  /** Hub: a push or pull of another epoch is answered with a reset. */
  readonly epoch: boolean
  /** Hub: a batch after a gap is not taken. */
  readonly gap: boolean
  /** Hub: the chain at the last place must be the stored one. */
  readonly fork: boolean
  /** Hub: a transaction must carry its device's signature. */
  readonly signature: boolean
  /** Hub: a transaction that is in the feed already is not numbered again. */
  readonly hubDedupe: boolean
  /** Hub: who has read another feed than this is answered with a reset. */
  readonly feedChain: boolean
  /** Merge: a value that was not seen stays beside the new one. Off: the last writer wins. */
  readonly keepUnseen: boolean
  /** Merge: of several heads every replica shows the same one. Off: the one that arrived last. */
  readonly sameShown: boolean
  /** Merge: an unseen edit brings a void record back. */
  readonly voidContest: boolean
  /** Device: an edit supersedes the value on the screen alone. Off: every head. */
  readonly shownOnly: boolean
  /** Device: every save goes into the outbox. */
  readonly outbox: boolean
  /** Device: what is here already is not applied again. */
  readonly deviceDedupe: boolean
  /** Device: what a newer version wrote is kept as it was signed. */
  readonly keepText: boolean
  /** Device: what came by a bundle is offered to the hub. */
  readonly relay: boolean
  /** Device: a bundle is taken in in its own order. */
  readonly bundleOrder: boolean
  /** Device: after a reset everything it holds is offered again. */
  readonly offerAll: boolean
  /** Device: a new numbering begins with all that the feed was not seen to hold. */
  readonly renumberAll: boolean
  /** Device: synced is what was seen in the feed. Off: what the hub acknowledged. */
  readonly seenInFeed: boolean
  /** Device: a page and the cursor behind it are stored in one transaction. */
  readonly pageWithCursor: boolean
  /** Device: a contract that is granted anew is read from the beginning. */
  readonly newScopeFromStart: boolean
  /** Device: cards are asked for after the last that was read from the hub, not the last that is here. */
  readonly cardCursor: boolean
  /** Device: what was offered and does not appear in the feed is offered again. */
  readonly probe: boolean
  /** Device: a transaction is taken whatever its clock says. */
  readonly anyClock: boolean
}

export const sound: Rules = {
  epoch: true,
  gap: true,
  fork: true,
  signature: true,
  hubDedupe: true,
  feedChain: true,
  keepUnseen: true,
  sameShown: true,
  voidContest: true,
  shownOnly: true,
  outbox: true,
  deviceDedupe: true,
  keepText: true,
  relay: true,
  bundleOrder: true,
  offerAll: true,
  renumberAll: true,
  seenInFeed: true,
  pageWithCursor: true,
  newScopeFromStart: true,
  cardCursor: true,
  probe: true,
  anyClock: true,
}
