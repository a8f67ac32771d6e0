/** A program: fills the demo workspace below a root folder, as the first-run page does. `ROUNDS_CLOCK` is its clock. */
import { clockFrom } from '../../main/clock.ts'
import { fillDemo } from '../../main/demo/fill.ts'
import { openWorkspaces } from '../../main/workspace.ts'

const clock = clockFrom(process.env['ROUNDS_CLOCK'], false)
const workspaces = openWorkspaces({ root: process.argv[2]!, clock, fillDemo })
await workspaces.open('demo')
workspaces.close()
process.exit(0)
