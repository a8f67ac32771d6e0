import { spawn } from 'node:child_process'

/** Opens an address in the user's browser, where there is a screen to show it on. */
export function openBrowser(address: string, platform = process.platform, env: NodeJS.ProcessEnv = process.env): void {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return
  const [command, ...args] = {
    win32: ['rundll32', 'url.dll,FileProtocolHandler', address],
    darwin: ['open', address],
  }[platform as string] ?? ['xdg-open', address]
  // A missing opener is no fault: the address has been printed.
  spawn(command!, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
