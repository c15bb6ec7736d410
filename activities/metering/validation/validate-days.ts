import { estimatedDaysBefore } from '../../../db/metering/estimation-reads.js'
import type { NewDay } from '../../../db/metering/interval-store.js'
import { loadValidationSettings, meterSurroundings, type NewFinding } from '../../../db/metering/validation-store.js'
import type { Transaction } from '../../../db/transaction.js'
import { decimal, sum } from '../../../domain/kernel/decimal.js'
import { DEFAULT_VALIDATION, intervalRules } from '../../../domain/metering/validation/intake-rules.js'
import type { CheckComparison, Measurement } from '../../../domain/metering/validation/measurement.js'
import { type SourceRole, type ValidationRule, validate } from '../../../domain/metering/validation/rule-set.js'
import { checksOnDays } from './check-comparisons.js'
import type { DayToValidate } from './day-to-validate.js'
import { siblingsOfDays, sumsOfReads, weeksBefore } from './days-around.js'
import { keepFindings } from './keep-findings.js'

/** In a row, before the one that is judged: more need not be counted. */
const ESTIMATES_COUNTED = 60

/**
 * Judges days of intervals that were written by the utility's rules, and keeps what they find. What only some rules look at is read only where
 * the group has them.
 */
export async function validateDays(tx: Transaction, days: readonly DayToValidate[], role: SourceRole, by: string): Promise<void> {
  const group = (await loadValidationSettings(tx.client)) ?? DEFAULT_VALIDATION
  const rules = group.filter((rule) => rule.roles.includes(role))
  const has = (...names: readonly ValidationRule['rule'][]): boolean =>
    rules.some((rule) => names.includes(rule.rule) && rule.only?.of !== 'registers')
  const keys = days.map(({ meterId, row }) => ({ meterId, day: row.day }))
  const checks = has('check_meter') ? await checksOnDays(tx.client, keys) : new Map<string, readonly CheckComparison[]>()
  const siblings = has('sum_check', 'siblings_exist') ? await siblingsOfDays(tx, keys, by) : new Map()
  const looked = days.flatMap((day) => {
    const compared = checks.size === 0 ? [] : (checks.get(`${day.meterId} ${day.row.day}`) ?? [])
    const own = intervalRules(rules, day.row.amounts, compared.length > 0)
    return own.length === 0 ? [] : [{ ...day, checks: compared, rules: own }]
  })
  if (looked.length > 0) {
    const earlier = has('high_low', 'dynamic_comparison') ? await weeksBefore(tx.client, looked, rules) : new Map()
    const around = await meterSurroundings(tx.client, spansOf(looked))
    const findings: NewFinding[] = []
    for (const { meterId, channel, unit, row, checks: compared, rules: own } of looked) {
      const surroundings = around.get(meterId)
      const known = siblings.get(`${meterId} ${row.day}`) ?? new Map()
      const { findings: found } = validate(
        measurementOf(row, unit, role),
        {
          register: { unit, multiplier: '1', seconds: row.seconds, status: 'active', mayBeNegative: false },
          earlier: earlier.get(`${row.channelId} ${row.day}`) ?? [],
          siblings: known,
          outages: surroundings?.outages ?? [],
          checks: compared,
          estimatedInARow: has('prolonged_estimation')
            ? await estimatedDaysBefore(tx.client, row.channelId, row.day, ESTIMATES_COUNTED)
            : 0,
        },
        own,
        {
          role,
          service: surroundings?.service ?? '',
          ...(surroundings?.customerClass == null ? {} : { customerClass: surroundings.customerClass }),
        },
      )
      const about = { meterId, readId: null, intervalDayId: row.id, measured: channel, day: row.day }
      findings.push(...found.map((finding) => ({ ...finding, ...about })))
    }
    await keepFindings(tx, findings, by)
  }
  if (group.some((rule) => rule.rule === 'sum_check' && rule.only?.of !== 'intervals' && rule.siblings.includes('intervals')))
    await sumsOfReads(tx, days, by)
}

/** From the first to the last day of each meter. */
function spansOf(days: readonly DayToValidate[]): { meterId: string; from: string; to: string }[] {
  const spans = new Map<string, { meterId: string; from: string; to: string }>()
  for (const { meterId, row } of days) {
    const known = spans.get(meterId)
    spans.set(meterId, {
      meterId,
      from: known === undefined || row.day < known.from ? row.day : known.from,
      to: known === undefined || row.day > known.to ? row.day : known.to,
    })
  }
  return [...spans.values()]
}

function measurementOf(row: NewDay, unit: string, role: SourceRole): Measurement {
  const part = decimal(10).pow(-row.scale)
  const values = row.amounts.map((amount) => (amount === null ? null : decimal(amount).times(part)))
  const known = values.filter((value) => value !== null)
  return {
    from: row.day,
    to: row.day,
    quantity: known.length === 0 ? null : sum(known),
    unit,
    multiplier: '1',
    quality: role === 'estimation' ? 'E' : 'A',
    intervals: { startsAt: row.startsAt, seconds: row.seconds, values },
  }
}
