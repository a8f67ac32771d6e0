import { expect, test } from 'vitest'
import { rawPosition } from '../../../renderer/evidence/raw-position.ts'

/** What a text box shows of a text. */
const shown = (raw: string): string => raw.replaceAll('\r\n', '\n')

test.each(['一\n二', '一\r\n二\r\n三', '\r\n\r\n尾', '只有\r回车', '', '𠮷\r\n野'])(
  'every position in a text box names the same place in %j',
  (raw) => {
    for (let at = 0; at <= shown(raw).length; at++)
      expect(shown(raw.slice(0, rawPosition(raw, at)))).toBe(shown(raw).slice(0, at))
  },
)
