import { decimal } from '../kernel/decimal.js'
import { HIGH_FACTOR, type PlausibilityRules, USUAL_SPANS } from '../metering/read-plausibility.js'
import type { SettingsFile } from './settings-file.js'

/**
 * When a read that somebody types in asks for confirmation: the utility's own rollover shares, and the factor of its high-use check for
 * the service, so that what would park at the bill run is asked about at once. Defaults where the settings say nothing.
 */
export function readEntryRules(settings: Partial<Pick<SettingsFile, 'rollover' | 'checks'>>, service: string): PlausibilityRules {
  const check = settings.checks?.find(
    (entry) => entry.check === 'high_use' && entry.factor !== undefined && (entry.services?.includes(service) ?? true),
  )
  return {
    rolloverOpeningFrom: decimal(settings.rollover?.opening_from_percent ?? 90).div(100),
    rolloverClosingBelow: decimal(settings.rollover?.closing_below_percent ?? 10).div(100),
    highFactor: check?.factor === undefined ? HIGH_FACTOR : decimal(check.factor),
    spans: check?.bills ?? USUAL_SPANS,
  }
}
