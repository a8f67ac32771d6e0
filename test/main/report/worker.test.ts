import { describe, expect, test } from 'vitest'
import { workerEntry } from '../../../main/worker-entry.ts'
import { renderInWorker } from '../../../main/report/worker/client.ts'
import { sampleModel } from './fixture.ts'
import { partsOf, sampleHash, samplePictures, textOf } from './opened.ts'

async function source() {
  const pictures = await samplePictures()
  return (sha256: string) => {
    const bytes = pictures.get(sha256)
    if (!bytes) throw new Error(`no picture ${sha256}`)
    return bytes
  }
}

describe('the report worker', () => {
  test('renders as the renderer does and says how far it is', async () => {
    const steps: [number, number][] = []
    const bytes = await renderInWorker(sampleModel, {
      worker: workerEntry('report'),
      picture: await source(),
      contentHash: sampleHash,
      progress: (done, total) => steps.push([done, total]),
    })
    const body = (await partsOf(bytes)).get('word/document.xml') ?? ''
    expect(textOf(body)).toContain('3f9a1c77…58ab640f')
    const total = sampleModel.body.length + (sampleModel.front[0]?.blocks.length ?? 0)
    expect(steps).toHaveLength(total)
    expect(steps.at(-1)).toEqual([total, total])
  })

  test('stops when it is aborted, while it waits for a picture', async () => {
    const control = new AbortController()
    const asked: string[] = []
    const rendering = renderInWorker(sampleModel, {
      worker: workerEntry('report'),
      signal: control.signal,
      picture: (sha256) => {
        asked.push(sha256)
        control.abort(new Error('cancelled by the user'))
        return new Promise<Uint8Array>(() => undefined)
      },
    })
    await expect(rendering).rejects.toThrow('cancelled by the user')
    expect(asked).toHaveLength(1)
  })

  test('does not start when it is aborted already', async () => {
    const picture = await source()
    const rendering = renderInWorker(sampleModel, {
      worker: workerEntry('report'),
      picture,
      signal: AbortSignal.abort(new Error('too late')),
    })
    await expect(rendering).rejects.toThrow('too late')
  })

  test('rejects with what the picture source rejects with', async () => {
    const gone = new Error('the picture is gone')
    const rendering = renderInWorker(sampleModel, {
      worker: workerEntry('report'),
      picture: () => Promise.reject(gone),
    })
    await expect(rendering).rejects.toBe(gone)
  })

  test('rejects with the renderer’s error', async () => {
    const rendering = renderInWorker(sampleModel, {
      worker: workerEntry('report'),
      picture: () => new Uint8Array([1, 2, 3]),
    })
    await expect(rendering).rejects.toThrow(/neither JPEG/)
  })
})
