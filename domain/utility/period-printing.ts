import { addDays } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'

/** How a utility prints (and exports) the first and last day of a period. Inside Penstock both days are days of service. */
export interface PeriodPrinting {
  /** `day_before`: the day before the first day of service, usually the date of the previous read. */
  readonly from: 'first_day' | 'day_before'
  /** `day_after`: the day after the last day of service. */
  readonly to: 'last_day' | 'day_after'
}

export const BOTH_DAYS_INCLUDED: PeriodPrinting = { from: 'first_day', to: 'last_day' }

/** A period of service as the utility prints it; where no printing is given, both days are days of service. */
export function printedPeriod(period: ServicePeriod, printing: PeriodPrinting = BOTH_DAYS_INCLUDED): ServicePeriod {
  return {
    from: printing.from === 'first_day' ? period.from : addDays(period.from, -1),
    to: printing.to === 'last_day' ? period.to : addDays(period.to, 1),
  }
}

/** The days of service of a printed period: the exact opposite of `printedPeriod`. */
export function servicePeriodFromPrinted(printed: ServicePeriod, printing: PeriodPrinting = BOTH_DAYS_INCLUDED): ServicePeriod {
  return {
    from: printing.from === 'first_day' ? printed.from : addDays(printed.from, 1),
    to: printing.to === 'last_day' ? printed.to : addDays(printed.to, -1),
  }
}
