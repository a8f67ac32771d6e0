import type { deviceStates } from '../../domain/record/device.ts'

export const deviceStateName: Readonly<Record<(typeof deviceStates)[number], string>> = {
  'in-use': '在用',
  standby: '备用',
  repair: '送修',
  retired: '停用',
}
