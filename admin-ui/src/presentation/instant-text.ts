/** `11 Sep 2026, 14:05` in the reader's own zone; for the moment something was recorded, never for a day of service. */
export function instantText(instant: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  return `${day}, ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
}

/** How long ago: `now`, `4 min`, `3 h`, `2 d`, `5 w`. */
export function ageText(since: string, now: number = Date.now()): string {
  const minutes = Math.floor((now - new Date(since).getTime()) / 60_000)
  if (!Number.isFinite(minutes)) return ''
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`
  if (minutes < 21 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} d`
  return `${Math.floor(minutes / (7 * 24 * 60))} w`
}

/** A length of time for "time left": `40 s`, `12 min`, `2 h 5 min`. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
