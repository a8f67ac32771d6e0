import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { PictureLook, Sink } from '../../../main/report/album.ts'
import { workerEntry } from '../../../main/worker-entry.ts'
import { renderInWorker } from '../../../main/report/worker/client.ts'
import { sampleModel } from './fixture.ts'
import { partsOf, sampleHash, samplePictures, textOf } from './opened.ts'

async function source() {
  const pictures = await samplePictures()
  return (sha256: string) => {
    const bytes = pictures.get(sha256)
    if (!bytes) throw new Error(`no picture ${sha256}`)
    return Promise.resolve({ head: bytes, size: bytes.length, crc: crc32(bytes) })
  }
}

/** Keeps what the worker hands over; its pictures come from the samples. */
async function collector() {
  const pictures = await samplePictures()
  const pieces: Uint8Array[] = []
  const sink: Sink = {
    write: async (piece) => void pieces.push(piece),
    place: async (sha256) => void pieces.push(pictures.get(sha256)!),
  }
  return { sink, bytes: () => new Uint8Array(Buffer.concat(pieces)) }
}
const { sink } = await collector()

describe('the report worker', () => {
  test('renders as the renderer does and says how far it is', async () => {
    const steps: [number, number][] = []
    const collected = await collector()
    await renderInWorker(sampleModel, {
      sink: collected.sink,
      worker: workerEntry('report'),
      look: await source(),
      contentHash: sampleHash,
      progress: (done, total) => steps.push([done, total]),
    })
    const body = (await partsOf(collected.bytes())).get('word/document.xml') ?? ''
    expect(textOf(body)).toContain('3f9a1c77…58ab640f')
    const total = sampleModel.body.length + (sampleModel.front[0]?.blocks.length ?? 0)
    expect(steps).toHaveLength(total)
    expect(steps.at(-1)).toEqual([total, total])
  })

  test('stops when it is aborted, while it waits for a picture', async () => {
    const control = new AbortController()
    const asked: string[] = []
    const rendering = renderInWorker(sampleModel, {
      sink,
      worker: workerEntry('report'),
      signal: control.signal,
      look: (sha256) => {
        asked.push(sha256)
        control.abort(new Error('cancelled by the user'))
        return new Promise<PictureLook>(() => undefined)
      },
    })
    await expect(rendering).rejects.toThrow('cancelled by the user')
    expect(asked).toHaveLength(1)
  })

  test('does not start when it is aborted already', async () => {
    const look = await source()
    const rendering = renderInWorker(sampleModel, {
      sink,
      worker: workerEntry('report'),
      look,
      signal: AbortSignal.abort(new Error('too late')),
    })
    await expect(rendering).rejects.toThrow('too late')
  })

  test('rejects with what the picture source rejects with', async () => {
    const gone = new Error('the picture is gone')
    const rendering = renderInWorker(sampleModel, {
      sink,
      worker: workerEntry('report'),
      look: () => Promise.reject(gone),
    })
    await expect(rendering).rejects.toBe(gone)
  })

  test('rejects with what the taker of the file rejects with', async () => {
    const full = new Error('the disk is full')
    const rendering = renderInWorker(sampleModel, {
      worker: workerEntry('report'),
      look: await source(),
      sink: { ...sink, write: () => Promise.reject(full) },
    })
    await expect(rendering).rejects.toBe(full)
  })

  test('rejects with the renderer’s error', async () => {
    const rendering = renderInWorker(sampleModel, {
      sink,
      worker: workerEntry('report'),
      look: () => Promise.resolve({ head: new Uint8Array([1, 2, 3]), size: 3, crc: 0 }),
    })
    await expect(rendering).rejects.toThrow(/neither JPEG/)
  })
})
