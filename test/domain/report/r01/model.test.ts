import { describe, expect, it } from 'vitest'
import { reportR01 } from '../../../../domain/report/r01/model.ts'
import { edition } from '../../../support/inspection-facts.ts'
import { rawTexts, sampleFacts } from '../../../support/sample-inspection.ts'

describe('R01', () => {
  it('says what the golden model says', async () => {
    const model = reportR01(sampleFacts(), edition({ rawTexts }))
    await expect(`${JSON.stringify(model, null, 1)}\n`).toMatchFileSnapshot('./golden/quarter.json')
  })
})
