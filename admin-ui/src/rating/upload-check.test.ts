import { expect, test } from 'vitest'
import type { TariffCheckJson } from '../../../api/rating/contract.js'
import { blockedBecause } from './upload-check.js'

const GOOD: TariffCheckJson = {
  isValid: true,
  problems: [],
  linesWithoutAccount: [],
  tariff: {
    id: 'W-RES',
    name: 'Water',
    service: 'water',
    versions: 1,
    revision: 1,
    isChanged: true,
    changedFrom: null,
    timeline: [],
  },
}

test.each([
  [{ hasFile: false, isChecking: false, check: undefined }, 'Choose a tariff file first.'],
  [{ isChecking: true, check: undefined }, 'The file is being checked.'],
  [
    { check: { isValid: false, problems: [], linesWithoutAccount: [], tariff: null } },
    'The file has problems. Mend them and choose it again.',
  ],
  [{ tariff: 'E-RES' }, 'The file is of tariff W-RES, not E-RES.'],
  [
    { check: { ...GOOD, tariff: { ...GOOD.tariff, isChanged: false } as TariffCheckJson['tariff'] } },
    'The file says what the tariff says already.',
  ],
  [{ tariff: 'W-RES' }, undefined],
])('%o', (change, sentence) => {
  expect(blockedBecause({ hasFile: true, isChecking: false, check: GOOD, tariff: undefined, ...change })).toBe(sentence)
})
