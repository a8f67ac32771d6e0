import type { FastifyReply } from 'fastify'
import type { HubErrorCode } from '../../../domain/sync/protocol.ts'

/** Ends a request with an error answer of the protocol. */
export class Refusal extends Error {
  readonly status: number
  readonly code: HubErrorCode
  readonly sentence: string | undefined
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, code: HubErrorCode, sentence?: string, headers: Readonly<Record<string, string>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.sentence = sentence
    this.headers = headers
  }
}

export function refuse(reply: FastifyReply, { status, code, sentence, headers }: Refusal): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .send(sentence === undefined ? { error: code } : { error: code, sentence })
}

/** All that a stranger is told, whatever was asked. */
export const unauthorised = (headers: Readonly<Record<string, string>> = {}): Refusal =>
  new Refusal(401, 'unauthorised', undefined, headers)
