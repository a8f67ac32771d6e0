import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { InputOf, OutputOf, ProcedureName } from './api.ts'
import { call, sentenceOf } from './call.ts'
import { transport } from './transport.ts'
import { retryUnsaved } from './unsaved.ts'

/** Reads again whenever the app says that something changed. There is no network: retries would only hide bugs. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
  },
})

/** Listens for changes of the records; called once at the start. Returns the end of it. */
export function followChanges(): () => void {
  return transport.on((event) => {
    // How far a sync is changes every second, and nothing else on screen with it.
    if (event.type === 'changed' && event.tables.every((table) => table === 'sync'))
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('sync.') })
    else if (event.type === 'changed' || (event.type === 'connection' && event.up)) void queryClient.invalidateQueries()
    if (event.type === 'connection' && event.up) retryUnsaved()
    if (event.type === 'workspace') window.location.assign('/')
  })
}

/** What a query procedure says now and after every change. `error.message` is a Chinese sentence. */
export function useLive<N extends ProcedureName>(
  name: N,
  input: InputOf<N>,
  enabled = true,
): UseQueryResult<OutputOf<N>, Error> {
  return useQuery({
    queryKey: [name, input],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const outcome = await call(name, input)
      if (!outcome.ok) throw new Error(sentenceOf(outcome))
      return outcome.value
    },
  })
}
