import type { TariffCheckJson } from '../../../api/rating/contract.js'

interface Upload {
  readonly hasFile: boolean
  readonly isChecking: boolean
  readonly check: TariffCheckJson | undefined
  /** Code of the tariff the file is meant for; absent: any. */
  readonly tariff: string | undefined
}

/** Why a chosen file cannot be saved yet, as a sentence. */
export function blockedBecause({ hasFile, isChecking, check, tariff }: Upload): string | undefined {
  if (!hasFile) return 'Choose a tariff file first.'
  if (isChecking || check === undefined) return 'The file is being checked.'
  if (check.tariff === null) return 'The file has problems. Mend them and choose it again.'
  if (tariff !== undefined && check.tariff.id !== tariff) return `The file is of tariff ${check.tariff.id}, not ${tariff}.`
  if (!check.tariff.isChanged) return 'The file says what the tariff says already.'
  return undefined
}
