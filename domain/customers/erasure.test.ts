import { describe, expect, it } from 'vitest'
import { decideErasure, type ErasureStanding, retentionYears } from './erasure.js'

const SETTLED: ErasureStanding = {
  erasedOn: null,
  openAccounts: [],
  closedAccounts: ['A1'],
  accountsWithMoney: [],
  openCases: 0,
  lastClosedOn: '2019-09-15',
}

describe('erasing a person', () => {
  it.each<[string, Partial<ErasureStanding>, string | undefined]>([
    ['after seven years to the day', {}, undefined],
    ['a day earlier', { lastClosedOn: '2019-09-16' }, 'ERASE_RETAINED'],
    ['who never had an account', { closedAccounts: [], lastClosedOn: null }, undefined],
    ['with an account', { openAccounts: ['A2'] }, 'ERASE_ACCOUNT_OPEN'],
    ['who owes or is owed', { accountsWithMoney: ['A1'] }, 'ERASE_MONEY_OPEN'],
    ['with a case', { openCases: 1 }, 'ERASE_CASE_OPEN'],
    ['twice', { erasedOn: '2026-01-01' }, 'ERASED_ALREADY'],
  ])('%s: %s', (_what, change, code) => {
    const outcome = decideErasure({ ...SETTLED, ...change }, 7, '2026-09-15')
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code)
  })

  it('says what stays', () => {
    const outcome = decideErasure(SETTLED, 7, '2026-09-15')
    expect(outcome.ok && outcome.value[0]).toContain('A1')
  })

  it.each([
    [undefined, 7],
    [{ years: 3 }, 3],
  ])('%j keeps %i years', (file, years) => expect(retentionYears(file)).toBe(years))
})
