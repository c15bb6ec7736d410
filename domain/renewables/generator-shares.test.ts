import { describe, expect, test } from 'vitest'
import { checkShare, checkShareEnd, type KnownShare, type NewShare } from './generator-shares.js'

const share = (agreementId: string, percent: string, from: string, to: string | null = null): KnownShare => ({
  agreementId,
  percent,
  from,
  to,
})
const asked = (more: Partial<NewShare> = {}): NewShare => ({
  ...share('G1', '20', '2026-03-01'),
  billedTo: null,
  runs: { from: '2026-01-01', to: null },
  ...more,
})
const KNOWN = [share('G2', '50', '2026-01-01'), share('G3', '40', '2026-01-01', '2026-02-28'), share('G3', '25', '2026-05-01')]

describe('a share is given only where there is room on every one of its days', () => {
  test.each<[string, NewShare, string]>([
    ['room until May, 25 % then', asked(), 'given'],
    ['more than is left from May on', asked({ percent: '30' }), 'SHARES_EXCEED'],
    ['the same where it ends before', asked({ percent: '30', to: '2026-04-30' }), 'given'],
    ['more than is left in February', asked({ percent: '11', from: '2026-02-28' }), 'SHARES_EXCEED'],
    ['just what is left', asked({ percent: '10', from: '2026-02-28', to: '2026-02-28' }), 'given'],
    ['beside its own', asked({ agreementId: 'G2', percent: '1' }), 'SHARE_TWICE'],
    ['before the generator ran', asked({ from: '2025-12-31' }), 'SHARE_DAYS'],
    ['after it ended', asked({ runs: { from: '2026-01-01', to: '2026-02-28' } }), 'SHARE_DAYS'],
    ['ending before it begins', asked({ to: '2026-02-28' }), 'SHARE_DAYS'],
    ['on a day that is billed', asked({ billedTo: '2026-03-01' }), 'SHARE_BILLED'],
    ['on the day after', asked({ billedTo: '2026-02-28' }), 'given'],
  ])('%s', (_name, wanted, expected) => {
    const outcome = checkShare(wanted, KNOWN)
    expect(outcome.ok ? 'given' : outcome.refusal.code).toBe(expected)
  })

  test('the refusal says what is left, and when', () => {
    expect(checkShare(asked({ percent: '30' }), KNOWN)).toMatchObject({
      refusal: {
        message: 'On 2026-05-01 75 % are given away: 25 % are left, not 30 %.',
        facts: { day: '2026-05-01', left: '25' },
      },
    })
  })
})

test.each<[string, string, string | null, string]>([
  ['in the middle', '2026-06-30', '2026-06-30', 'ended'],
  ['taken back', '2025-12-31', null, 'ended'],
  ['before that', '2025-12-30', null, 'SHARE_DAYS'],
  ['on days billed with it', '2026-06-29', '2026-06-30', 'SHARE_BILLED'],
  ['taken back before anything was billed with it', '2025-12-31', '2025-12-31', 'ended'],
])('a share ends: %s', (_name, lastDay, billedTo, expected) => {
  const outcome = checkShareEnd(share('G2', '50', '2026-01-01'), lastDay, billedTo)
  expect(outcome.ok ? 'ended' : outcome.refusal.code).toBe(expected)
})
