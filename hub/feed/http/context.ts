import type { FastifyRequest } from 'fastify'
import type { BlobFolder } from '../../store/blobs.ts'
import type { DeviceRow } from '../../store/store.ts'
import type { Hub } from '../hub.ts'
import type { Identity } from '../identity.ts'
import type { Metrics } from './metrics.ts'
import { unauthorised } from './refusal.ts'

export interface ServerOptions {
  readonly hub: Hub
  readonly identity: Identity
  readonly blobs: BlobFolder
  readonly metrics: Metrics
  /** Lets `/health` and `/metrics` be read from elsewhere; empty: only on the loopback port. */
  readonly watchToken: string
  /** Where the log goes, one JSON object a line. */
  readonly log: { write(line: string): void }
  /** Told of every request of a device that is welcome. */
  readonly heard?: (device: string) => void
  /** Without it the server speaks to tests in this process only. */
  readonly tls?: boolean
}

/** What routes find with every request of a device that has a session. */
declare module 'fastify' {
  interface FastifyRequest {
    device: DeviceRow | null
  }
  interface FastifyContextConfig {
    /** Answered without a session. */
    readonly stranger?: boolean
  }
}

/** The device of a request that has a session. */
export function deviceOf(request: FastifyRequest): DeviceRow {
  if (!request.device) throw unauthorised()
  return request.device
}
