const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Whole minutes, so that no display claims time that is not there: rounded towards zero. */
function parts(ms: number): { days: number; hours: number; minutes: number } {
  const whole = Math.abs(ms)
  return {
    days: Math.floor(whole / day),
    hours: Math.floor((whole % day) / hour),
    minutes: Math.floor((whole % hour) / minute),
  }
}

/** A length of time in ms as one reads it aloud: `17 小时 04 分`, `2 天 18 小时`, `38 分`. */
export function longDuration(ms: number): string {
  const { days, hours, minutes } = parts(ms)
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return `${hours} 小时 ${String(minutes).padStart(2, '0')} 分`
  return `${minutes} 分`
}

/** The same for a narrow place: `6 时 56 分`, `1 天 2 时`. */
export function shortDuration(ms: number): string {
  const { days, hours, minutes } = parts(ms)
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 时` : `${days} 天`
  if (hours > 0) return minutes > 0 ? `${hours} 时 ${String(minutes).padStart(2, '0')} 分` : `${hours} 时`
  return `${minutes} 分`
}
