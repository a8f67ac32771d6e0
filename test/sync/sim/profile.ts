/** How often what goes wrong; probabilities of one step unless another unit is said. */
export interface Profile {
  readonly name: string
  /** Of a message: lost, its answer lost, delivered twice, kept and delivered much later. */
  readonly lost: number
  readonly answerLost: number
  readonly twice: number
  readonly late: number
  /** Of a step: a laptop dies now, or in its next save or page. */
  readonly kill: number
  readonly killInside: number
  readonly hubKill: number
  /** Of a step: an image of a laptop is taken, or put back. */
  readonly image: number
  readonly restore: number
  /** Of a laptop that is restored: it goes on beside the old one, as a clone. */
  readonly hubImage: number
  readonly hubRestore: number
  /** Of a restore of the hub: nobody gives it a new epoch. */
  readonly silentRestore: number
  readonly bundle: number
  /** Of a save: written by a newer version. */
  readonly newer: number
  readonly join: number
  /** Of a step: somebody is granted another contract. */
  readonly grant: number
}

const calm: Profile = {
  name: 'calm',
  lost: 0.05,
  answerLost: 0.05,
  twice: 0.05,
  late: 0.03,
  kill: 0.01,
  killInside: 0.02,
  hubKill: 0.02,
  image: 0.01,
  restore: 0.005,
  hubImage: 0.01,
  hubRestore: 0.003,
  silentRestore: 0.3,
  bundle: 0.02,
  newer: 0.05,
  join: 0.01,
  grant: 0.01,
}

export const profiles: readonly Profile[] = [
  { ...calm, name: 'network', lost: 0.2, answerLost: 0.2, twice: 0.15, late: 0.15 },
  { ...calm, name: 'restore', image: 0.06, restore: 0.05, kill: 0.03, killInside: 0.05, bundle: 0.04 },
  { ...calm, name: 'hub-restore', hubImage: 0.05, hubRestore: 0.03, bundle: 0.03 },
  { ...calm, name: 'bundle', bundle: 0.12, image: 0.02, restore: 0.01 },
  { ...calm, name: 'versions', newer: 0.4, bundle: 0.04 },
]
