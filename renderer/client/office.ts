import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { refusalOf } from '../../domain/office/rights.ts'
import type { OfficeAnswers, OfficeCall, officeCalls } from '../../domain/office/view.ts'
import type { HostCapabilities } from '../../main/host.ts'
import type { z } from 'zod'
import type { ProcedureName } from './api.ts'
import { sentenceOf } from './call.ts'
import { queryClient } from './live.ts'
import { type Outcome, transport } from './transport.ts'

type InputOf<C extends OfficeCall> = z.input<(typeof officeCalls)[C]>

/** Which shell this is and, at the office, who is signed in. */
export function useHost(): HostCapabilities | undefined {
  return useQuery({
    queryKey: ['host.capabilities'],
    queryFn: async () => {
      const outcome = await transport.host.capabilities()
      if (!outcome.ok) throw new Error(sentenceOf(outcome))
      return outcome.value
    },
  }).data
}

/**
 * Whether who is signed in may call this, by the very table that the office asks; on a laptop everybody may. `table`:
 * what `record.edit` would edit.
 */
export function useMay(name: ProcedureName, table = ''): boolean {
  const user = useHost()?.user
  return !user || refusalOf(user.role, name, { table }) === undefined
}

/** What a screen of the office shows; read again after every change and every `every` ms. */
export function useOffice<C extends OfficeCall>(
  name: C,
  input: InputOf<C>,
  every: number | false = false,
): UseQueryResult<OfficeAnswers[C], Error> {
  return useQuery({
    queryKey: ['office', name, input],
    refetchInterval: every,
    queryFn: async () => {
      const outcome = await transport.office(name, input)
      if (!outcome.ok) throw new Error(sentenceOf(outcome))
      return outcome.value as OfficeAnswers[C]
    },
  })
}

/** Does something at the hub, then reads everything again. */
export async function officeAct<C extends OfficeCall>(name: C, input: InputOf<C>): Promise<Outcome<OfficeAnswers[C]>> {
  const outcome = (await transport.office(name, input)) as Outcome<OfficeAnswers[C]>
  await queryClient.invalidateQueries({ queryKey: ['office'] })
  return outcome
}
