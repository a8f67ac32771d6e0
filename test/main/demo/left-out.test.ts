import { expect, test } from 'vitest'
import { openApp } from '../../../main/app.ts'
import { actorOf } from '../../../main/demo/actor.ts'
import { storyClock } from '../../../main/demo/clock.ts'
import { firstQuarter, playQuarter, reportOf, setUpDemo } from '../../../main/demo/fill.ts'
import { closeCarried } from '../../../main/demo/year/carried.ts'
import { instant } from '../../../main/demo/year/instant.ts'
import { type Desk, writePaper } from '../../../main/demo/year/paper.ts'
import { readDocument } from '../../support/document.ts'
import { testFolder } from '../../support/folder.ts'

const visits = [
  ['2024-Q1', '2024-03-20 09:12'],
  ['2024-Q2', '2024-06-12 09:05'],
  ['2024-Q3', '2024-09-18 09:10'],
  ['2024-Q4', '2024-12-11 09:08'],
] as const

test(
  'one check left out in one quarter: 67/68, the check is named, the package refused',
  { timeout: 600_000 },
  async () => {
    const clock = storyClock('2024-01-02T08:30:00.000+08:00')
    const app = openApp({ folder: testFolder(), clock: clock.now, demo: true })
    const actor = actorOf(app)
    try {
      const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
      const desk: Desk = { actor, clock, signer: '接口人乙', box: '1', written: [] }
      for (const [period, start] of visits) {
        const inspection = await playQuarter(
          actor,
          clock,
          contract,
          period,
          instant(start),
          firstQuarter,
          undefined,
          (story) =>
            period === '2024-Q3' && story.item === 'ENV-09'
              ? { item: story.item, seconds: 60, verdict: 'unchecked', reason: '日志服务器维护，本次不能登录' }
              : story,
        )
        await closeCarried(actor, inspection)
        await writePaper(desk, reportOf(inspection))
      }
      clock.at(instant('2025-01-06 09:00'))
      const state = await actor.act('acceptance', 'state', { contract })
      expect(state.items).toEqual({ done: 67, expected: 68 })
      const sentences = state.rules.flatMap((r) => r.failures.map((f) => f.sentence))
      expect(sentences.filter((s) => s.includes('ENV-09')).join()).toContain('2024 Q3')
      const refused = await app.dispatch.call('acceptance.build', { contract, unfinished: false })
      expect(refused).toMatchObject({ ok: false, failure: { code: 'incomplete' } })

      const target = { kind: 'R14', table: 'contract', row: contract, period: 'service' } as const
      const { docx } = await actor.act('report', 'preview', target)
      const paper = await readDocument(app, docx)
      expect(paper.errors).toEqual([])
      expect(paper.text).toMatch(/67/)
      expect(paper.text).toContain('ENV-09')
      expect(paper.text).not.toContain('68/68')
    } finally {
      app.close()
    }
  },
)
