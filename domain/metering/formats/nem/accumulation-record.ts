import { decimal, isDecimalText } from '../../../kernel/decimal.js'
import { dayNumber, isLocalDate } from '../../../kernel/local-date.js'
import { meterFinding } from '../meter-finding.js'
import type { FlowDirection, MeterSink } from '../meter-record.js'
import { knownUnit } from '../unit-table.js'
import { letterOf, QUALITY_FLAG } from './nem-quality.js'

const LEAST_FIELDS = 20

/** A 250 record of NEM13: the read before, the read now, and what the sender says was used between them. */
export function readAccumulation(fields: readonly string[], line: number, offsetSeconds: number, sink: MeterSink): void {
  const field = (index: number): string => (fields[index] ?? '').trim()
  const meter = field(1)
  const channel = field(4)
  const of = { meter, channel, rawValue: fields.join(',') }
  if (fields.length < LEAST_FIELDS || meter === '' || channel === '')
    return sink.finding(meterFinding('FIELD_MISSING', line, 'The 250 record lacks fields.', of))
  const printedUnit = field(19)
  const unit = knownUnit(printedUnit)
  if (unit === undefined) return sink.finding(meterFinding('UNIT_UNKNOWN', line, `The unit ${printedUnit} is not known.`, of))
  const [before, now, quantity] = [field(8), field(13), field(18)]
  const bad = [before, now, quantity].find((value) => !isDecimalText(value))
  if (bad !== undefined) return sink.finding(meterFinding('VALUE_FORM', line, 'A read or the quantity is no number.', of))
  const [from, to] = [instantOf(field(9), offsetSeconds), instantOf(field(14), offsetSeconds)]
  if (from === undefined || to === undefined || to < from)
    return sink.finding(meterFinding('DATE_FORM', line, 'The dates of the reads are no times, or the wrong way round.', of))
  const [flagBefore, flagNow] = [field(10), field(15)]
  if (!QUALITY_FLAG.test(flagBefore) || !QUALITY_FLAG.test(flagNow))
    return sink.finding(meterFinding('QUALITY_UNKNOWN', line, 'The quality of a read is not known.', of))
  if (!decimal(now).minus(before).eq(quantity)) {
    const sentence = `The quantity is ${quantity}; the reads differ by ${decimal(now).minus(before).toFixed()}.`
    sink.finding(meterFinding('QUANTITY_DIFFERS', line, sentence, of))
  }
  const direction: FlowDirection = field(7) === 'I' ? 'received' : 'delivered'
  const serial = field(6) === '' ? {} : { serial: field(6) }
  const shared = { line, meter, ...serial, channel, unit: unit.unit, printedUnit, direction }
  sink.record({ kind: 'register', ...shared, at: from, value: before, quality: letterOf(flagBefore), flag: flagBefore })
  sink.record({ kind: 'register', ...shared, at: to, value: now, quality: letterOf(flagNow), flag: flagNow })
  sink.record({ kind: 'total', ...shared, from, to, quantity, quality: letterOf(flagNow), flag: flagNow })
}

/** `YYYYMMDDhhmmss` of market time, as the format has it, or without its seconds. */
function instantOf(text: string, offsetSeconds: number): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$/.exec(text)
  const day = `${match?.[1]}-${match?.[2]}-${match?.[3]}`
  if (match === null || !isLocalDate(day)) return undefined
  return dayNumber(day) * 86_400 + Number(match[4]) * 3600 + Number(match[5]) * 60 + Number(match[6] ?? 0) - offsetSeconds
}
