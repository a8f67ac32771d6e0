import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/**
 * The root data folder: `ROUNDS_DATA`, else where the system keeps an application's data. Every shell uses the
 * same one, so that records made in a browser are there in the desktop app.
 */
export function dataRoot(env: NodeJS.ProcessEnv = process.env, platform = process.platform, home = homedir()): string {
  if (env['ROUNDS_DATA']) return resolve(env['ROUNDS_DATA'])
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Rounds')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Rounds')
  const data = env['XDG_DATA_HOME']
  return join(data && isAbsolute(data) ? data : join(home, '.local', 'share'), 'rounds')
}
