import { stateText } from '../presentation/state-tone.js'

/** What people call the codes of outcomes; a code of the utility's own is read as words. */
const REASONS: Readonly<Record<string, string>> = {
  TARIFF_UNKNOWN: 'No rates for the tariff',
  OVERLAP: 'Agreements overlap',
  MISSING_READ: 'No closing read',
  TOO_MANY_ESTIMATES: 'Too many estimates',
  NEGATIVE_USE: 'Negative use',
  HIGH_USE: 'High use',
  LOW_USE: 'Low use',
  ZERO_USE: 'No use',
  FIRST_BILL: 'First bill',
  BILL_LIMIT: 'Bill above its limit',
  NOT_STARTED: 'Service not yet started',
  NO_ACTIVE_SERVICE: 'Nothing to bill',
  SKIPPED_BY_OPERATOR: 'Skipped by a person',
}

const FLAGS: Readonly<Record<string, string>> = {
  FIRST: 'First bill',
  FINAL: 'Final bill',
  CATCH_UP: 'Long period',
  ESTIMATED: 'Estimated read',
  ZERO_USE: 'No use',
}

const KINDS: Readonly<Record<string, string>> = {
  cycle: 'Cycle bill',
  off_cycle: 'Off-cycle bill',
  final: 'Final bill',
  rebill: 'Corrected bill',
  migrated: 'Bill of the former system',
}

export function reasonText(code: string | null): string {
  if (code === null) return ''
  return REASONS[code] ?? stateText(code)
}

export function flagText(flag: string): string {
  return FLAGS[flag] ?? stateText(flag)
}

export function billKindText(kind: string): string {
  return KINDS[kind] ?? stateText(kind)
}

/** `Cycle 2, read 11 Sep 2026` without the day: the caller sets it in its own form. */
export function cycleText(billCycle: string): string {
  return `Cycle ${billCycle}`
}
