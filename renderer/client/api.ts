import type { z } from 'zod'
import type { Procedure } from '../../main/procedure.ts'
import type { AppRouter } from '../../main/router.ts'

type Areas = { [A in keyof AppRouter & string]: `${A}.${keyof AppRouter[A] & string}` }
/** Every procedure, `area.name`, derived from the router: a new one needs no line here. */
export type ProcedureName = Areas[keyof Areas]

type ProcedureOf<N extends ProcedureName> = N extends `${infer A extends keyof AppRouter & string}.${infer P}`
  ? P extends keyof AppRouter[A]
    ? AppRouter[A][P]
    : never
  : never

export type InputOf<N extends ProcedureName> =
  ProcedureOf<N> extends Procedure<never, infer I> ? z.input<I> : InputOfSchema<ProcedureOf<N>>
type InputOfSchema<P> = P extends { readonly input: infer I extends z.ZodType } ? z.input<I> : never
export type OutputOf<N extends ProcedureName> =
  ProcedureOf<N> extends { readonly handler: (...args: never) => infer O } ? Awaited<O> : never
