type Form = 'table' | 'hour' | 'day'

const FORMS: Readonly<Record<Form, Intl.DateTimeFormatOptions>> = {
  table: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { month: 'short', day: 'numeric' },
}
const made = new Map<string, Intl.DateTimeFormat>()

/** A moment on the wall of the utility: `Jul 1, 17:15`, `17:15` or `Jul 1`. */
export function pointTime(at: number, timeZone: string, form: Form): string {
  const key = `${timeZone} ${form}`
  const format = made.get(key) ?? formatOf(timeZone, form)
  made.set(key, format)
  return format.format(at * 1000)
}

/** A zone that is still being typed is none: UTC meanwhile. */
function formatOf(timeZone: string, form: Form): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, ...FORMS[form] })
  } catch {
    return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...FORMS[form] })
  }
}
