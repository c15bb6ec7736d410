import type { SetCheck } from './set-check.js'

/** Open items and deposits. */
export const BALANCE_CHECKS: readonly SetCheck[] = [
  ...(['original_amount', 'open_amount'] as const).map(
    (column): SetCheck => ({
      code: 'ITEM_SIGN',
      file: 'open_items.csv',
      column,
      sql: `select line, item_id as key, account_id, ${column} as value,
               format('An item of the kind %s has %s of %s.', kind, '${column}', ${column}) as sentence
        from stage_open_items where ${column} <> 0 and (kind = 'credit') <> (${column} < 0)`,
    }),
  ),
  {
    code: 'ITEM_NOT_OPEN',
    file: 'open_items.csv',
    column: 'open_amount',
    sql: `select line, item_id as key, account_id, open_amount as value, 'Nothing of the item is open.' as sentence
      from stage_open_items where open_amount = 0`,
  },
  {
    code: 'ITEM_ABOVE_ORIGINAL',
    file: 'open_items.csv',
    column: 'open_amount',
    sql: `select line, item_id as key, account_id, open_amount as value,
             format('%s is open of an item of %s.', open_amount, original_amount) as sentence
      from stage_open_items where abs(open_amount) > abs(original_amount)`,
  },
  {
    code: 'ITEM_AGREEMENT',
    file: 'open_items.csv',
    column: 'agreement_id',
    needs: ['agreements.csv'],
    sql: `select i.line, i.item_id as key, i.account_id, i.agreement_id as value,
             format('Agreement %s belongs to account %s.', i.agreement_id, g.account_id) as sentence
      from stage_open_items i join stage_agreements g using (agreement_id) where g.account_id <> i.account_id`,
  },
  {
    code: 'ITEM_DUE_BEFORE_ORIGINAL',
    file: 'open_items.csv',
    column: 'due_on',
    sql: `select line, item_id as key, account_id, due_on as value, format('The item was due before its own date %s.', original_on) as sentence
      from stage_open_items where due_on < original_on`,
  },
  {
    code: 'ITEM_IN_FUTURE',
    file: 'open_items.csv',
    column: 'original_on',
    sql: `select i.line, i.item_id as key, i.account_id, i.original_on as value,
             format('The item is dated after the business date %s.', f.as_of) as sentence
      from stage_open_items i cross join stage_facts f where i.original_on > f.as_of`,
  },
  {
    code: 'BANK_UNKNOWN',
    file: 'bank_openings.csv',
    column: 'bank',
    needs: ['agreements.csv'],
    // Of a rate book with errors no bank is known, and it is refused anyway.
    sql: `select o.line, o.agreement_id as key, g.account_id, concat_ws(' ', o.bank, o.period) as value,
             format('Tariff %s keeps no bank %s%s.', g.tariff_code, o.bank, coalesce(' of ' || o.period, '')) as sentence
      from stage_bank_openings o join stage_agreements g using (agreement_id)
      where not exists (select from stage_tariff_banks b where b.tariff_code = g.tariff_code and b.bank = o.bank and b.period is not distinct from o.period)
        and not exists (select from stage_findings f where f.code in ('TARIFF_INVALID', 'TARIFF_TWICE', 'SETTINGS_INVALID'))`,
  },
  {
    code: 'OPENING_IN_FUTURE',
    file: 'bank_openings.csv',
    column: 'earned_on',
    sql: `select o.line, o.agreement_id as key, null::text as account_id, o.earned_on as value,
             format('It was earned after the business date %s.', f.as_of) as sentence
      from stage_bank_openings o cross join stage_facts f where o.earned_on > f.as_of`,
  },
  {
    code: 'DEPOSIT_IN_FUTURE',
    file: 'deposits.csv',
    column: 'held_since',
    sql: `select d.line, d.deposit_id as key, d.account_id, d.held_since as value,
             format('The deposit is held since a day after the business date %s.', f.as_of) as sentence
      from stage_deposits d cross join stage_facts f where d.held_since > f.as_of`,
  },
]
