import type { ReactNode } from 'react'
import type { OutputOf } from '../client/api.ts'

export type CertificateView = OutputOf<'certificate.view'>
export type DeviceView = OutputOf<'device.view'>

/** What a tab gets, and the frame that it fills. */
export interface TabProps {
  readonly contract: string
  /** The entry that is open beside the list; empty for none. */
  readonly row: string
  readonly open: (row: string) => void
  readonly frame: (parts: {
    readonly acts: ReactNode
    readonly body: ReactNode
    readonly aside?: ReactNode
  }) => ReactNode
}
