import { faultLayers } from './layers/fault.ts'
import { otherLayers } from './layers/other.ts'
import { registerLayers } from './layers/register.ts'
import { reportLayers } from './layers/report.ts'

/** Every file below `renderer` that opens a dialog or a drawer, with each of them and how it is brought up. */
export const layers = { ...faultLayers, ...reportLayers, ...registerLayers, ...otherLayers }

/** Files with an opening that is only the frame of others. */
export const frames: readonly string[] = [
  // Each of its dialogs is in the table under the file that fills it.
  'report/dialog.tsx',
]
