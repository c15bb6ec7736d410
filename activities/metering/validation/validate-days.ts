import type { NewDay } from '../../../db/metering/interval-store.js'
import { loadValidationSettings, meterSurroundings, type NewFinding } from '../../../db/metering/validation-store.js'
import type { Transaction } from '../../../db/transaction.js'
import { decimal, sum } from '../../../domain/kernel/decimal.js'
import { DEFAULT_VALIDATION, intervalRules } from '../../../domain/metering/validation/intake-rules.js'
import type { CheckComparison, Measurement } from '../../../domain/metering/validation/measurement.js'
import { type SourceRole, validate } from '../../../domain/metering/validation/rule-set.js'
import { checksOnDays } from './check-comparisons.js'
import { keepFindings } from './keep-findings.js'

/** A day that counts now, with whose it is. */
export interface DayToValidate {
  readonly meterId: string
  readonly channel: string
  readonly unit: string
  readonly row: NewDay
}

/** Judges days of intervals that were written by the utility's rules, and keeps what they find. */
export async function validateDays(tx: Transaction, days: readonly DayToValidate[], role: SourceRole, by: string): Promise<void> {
  const rules = ((await loadValidationSettings(tx.client)) ?? DEFAULT_VALIDATION).filter((rule) => rule.roles.includes(role))
  const checks = rules.some(({ rule }) => rule === 'check_meter')
    ? await checksOnDays(
        tx.client,
        days.map(({ meterId, row }) => ({ meterId, day: row.day })),
      )
    : new Map<string, readonly CheckComparison[]>()
  const looked = days
    .map((day) => {
      const compared = checks.get(`${day.meterId} ${day.row.day}`) ?? []
      return { ...day, checks: compared, rules: intervalRules(rules, day.row.amounts, compared.length > 0) }
    })
    .filter((day) => day.rules.length > 0)
  if (looked.length === 0) return
  const spans = new Map<string, { meterId: string; from: string; to: string }>()
  for (const { meterId, row } of looked) {
    const known = spans.get(meterId)
    spans.set(meterId, {
      meterId,
      from: known === undefined || row.day < known.from ? row.day : known.from,
      to: known === undefined || row.day > known.to ? row.day : known.to,
    })
  }
  const around = await meterSurroundings(tx.client, [...spans.values()])
  const findings = looked.flatMap(({ meterId, channel, unit, row, checks: compared, rules: own }): NewFinding[] => {
    const surroundings = around.get(meterId)
    const { findings: found } = validate(
      measurementOf(row, unit),
      {
        register: { unit, multiplier: '1', seconds: row.seconds, status: 'active', mayBeNegative: false },
        earlier: [],
        siblings: new Map(),
        outages: surroundings?.outages ?? [],
        checks: compared,
        estimatedInARow: 0,
      },
      own,
      {
        role,
        service: surroundings?.service ?? '',
        ...(surroundings?.customerClass == null ? {} : { customerClass: surroundings.customerClass }),
      },
    )
    const about = { meterId, readId: null, intervalDayId: row.id, measured: channel, day: row.day }
    return found.map((finding) => ({ ...finding, ...about }))
  })
  await keepFindings(tx, findings, by)
}

function measurementOf(row: NewDay, unit: string): Measurement {
  const part = decimal(10).pow(-row.scale)
  const values = row.amounts.map((amount) => (amount === null ? null : decimal(amount).times(part)))
  const known = values.filter((value) => value !== null)
  return {
    from: row.day,
    to: row.day,
    quantity: known.length === 0 ? null : sum(known),
    unit,
    multiplier: '1',
    quality: 'A',
    intervals: { startsAt: row.startsAt, seconds: row.seconds, values },
  }
}
