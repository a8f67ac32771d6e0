/** The messages between page and main process. Values are JSON; bytes go by address. */
export const channel = {
  call: 'rounds:call',
  cancel: 'rounds:cancel',
  host: 'rounds:host',
  event: 'rounds:event',
} as const
