import type { CreditBankRule } from '../../../../domain/rating/tariff.js'
import type { UrdbDraft } from './urdb-draft.js'

/**
 * What a credit in money for energy that is given may pay. The entry cannot say it: it reduces the bill it is on, even below zero, unless
 * the options make it wait for later bills.
 */
export function addCredit(draft: UrdbDraft): void {
  const { options } = draft.input
  if (!draft.rules.some((rule) => rule.rule === 'export')) return
  const kept = options.choice(
    'credit',
    ['same_bill', 'carried'],
    'the entry does not say it: what is earned reduces its own bill, which may fall below zero',
  )
  if (kept === 'same_bill') return
  const pays = options.choice('credit_pays', ['energy', 'all'], 'a credit pays charges on energy only; the rest waits')
  const ends = options.text(
    'credit_ends_in',
    /^(never|[1-9]|1[0-2])$/,
    'never',
    'the entry names no month in which a credit ends',
  )
  const months = options.text('credit_expires_after_months', /^(never|[1-9]\d?)$/, 'never', 'the entry names no end of a credit')
  const paid =
    ends === 'never'
      ? '0'
      : options.text(
          'credit_cash_out_percent',
          /^(100|\d{1,2}(\.\d+)?)$/,
          '0',
          'the entry pays nothing for what is left: it is lost',
        )
  const energy = draft.rules.filter((rule) => draft.groups[rule.rule] === 'energy').map((rule) => rule.rule)
  draft.rules.push({
    rule: 'credits',
    kind: 'credit_bank',
    as: 'discount',
    line: 'CREDIT-BANK',
    label: 'Credits kept for later bills',
    credits: ['export'],
    pays: pays === 'energy' ? energy : ['all'],
    ...(ends === 'never' ? {} : { settles_in: Number(ends), cash_out_percent: paid }),
    ...(months === 'never' ? {} : { expires_after_months: Number(months) }),
  } satisfies CreditBankRule)
  draft.groups['credits'] = 'credit'
}
