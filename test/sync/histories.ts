import { expect, test } from 'vitest'
import { replay, runBatch } from './sim/batch.ts'

/** First seed of every test run; other seeds by `npm run sim`. */
const firstSeed = 1
const perProfile = 400

/** Five files run one of the profiles each, so that they share the machine's cores: 2,000 histories in all. */
export function testProfile(profile: string): void {
  test(
    `${perProfile} histories of profile ${profile} lose, hide and invent nothing`,
    { timeout: 900_000 },
    async () => {
      console.log(`sim ${profile}: seeds ${firstSeed} to ${firstSeed + perProfile - 1}`)
      const bad = await runBatch({ seed: firstSeed, histories: perProfile, profile })
      expect(bad.map(replay)).toEqual([])
    },
  )
}
