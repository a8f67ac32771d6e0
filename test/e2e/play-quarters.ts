/**
 * A program: plays two quarters into a data root through the procedures that the pages call. The first one has
 * problems and is finalised; the second one is judged to its last item, and its three groups of advice wait. The
 * second argument says how it came out: `normal`, or with `problems`. Prints the ids as JSON.
 */
import { join } from 'node:path'
import { openApp } from '../../main/app.ts'
import { actorOf } from '../../main/demo/actor.ts'
import { storyClock } from '../../main/demo/clock.ts'
import { finaliseQuarter, firstQuarter, playQuarter, setUpDemo } from '../../main/demo/fill.ts'

const [root = '', outcome = ''] = process.argv.slice(2)
const clock = storyClock('2024-03-20T08:40:00.000+08:00')
const app = openApp({ folder: join(root, 'main'), clock: clock.now })
const actor = actorOf(app)
const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
const done = await playQuarter(actor, clock, contract, '2024-Q1', '2024-03-20T09:12:00.000+08:00', firstQuarter)
await finaliseQuarter(actor, done)
const calm = {
  spaces: firstQuarter.spaces.map((s) => ({ ...s, used: s.max * 0.6 })),
  paperDays: 41,
  clockOffset: '0.004',
}
const open = await playQuarter(
  actor,
  clock,
  contract,
  '2024-Q2',
  '2024-06-18T09:12:00.000+08:00',
  outcome === 'normal' ? calm : firstQuarter,
)
await actor.act('finding', 'confirmNone', {
  inspection: open,
  groups: ['tuning', 'prevention', 'security'],
  confirmed: false,
})
console.log(JSON.stringify({ done, open }))
app.close()
process.exit(0)
