import { useEffect } from 'react'
import { epochOf, type Instant } from '../../domain/time/instant.ts'
import type { ProcedureName } from '../client/api.ts'
import { queryClient } from '../client/live.ts'

const minute = 60_000

/** Reads `names` again when the minute of `now` is over, so that time left is never a minute behind the clock. */
export function useMinute(names: readonly ProcedureName[], now: Instant | undefined): void {
  const list = names.join()
  useEffect(() => {
    if (now === undefined) return
    const timer = setTimeout(
      () => {
        for (const name of list.split(',')) void queryClient.invalidateQueries({ queryKey: [name] })
      },
      minute - (epochOf(now) % minute) + 50,
    )
    return () => clearTimeout(timer)
  }, [list, now])
}
