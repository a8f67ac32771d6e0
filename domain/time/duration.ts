const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * A length of time in words, whole minutes, the seconds cut off: `53分`, `2小时38分`, `3天4小时`. From a day on the
 * minutes are left out unless `exact`. Negative lengths count as none: `0分`.
 */
export function durationText(ms: number, exact = false): string {
  const length = Math.max(0, Math.floor(ms / minute) * minute)
  const days = Math.floor(length / day)
  const hours = Math.floor((length % day) / hour)
  const minutes = (length % hour) / minute
  const parts = [
    ...(days > 0 ? [`${days}天`] : []),
    ...(hours > 0 ? [`${hours}小时`] : []),
    ...(minutes > 0 && (days === 0 || exact) ? [`${minutes}分`] : []),
  ]
  return parts.length > 0 ? parts.join('') : '0分'
}
