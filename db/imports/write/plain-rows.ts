import type pg from 'pg'
import type { ContractFileName } from '../../../domain/imports/contract.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import { countStage } from '../staging.js'

/** Files whose rows become rows of one table as they are, and the statement that moves them. */
interface PlainFile {
  readonly file: ContractFileName
  readonly sql: string
  readonly values?: (context: { recordedBy: string }) => unknown[]
}

const PLAIN_FILES: readonly PlainFile[] = [
  {
    file: 'bill_cycles.csv',
    sql: `insert into bill_windows (bill_cycle, read_date, window_start, window_end, accounting_date, due_days)
      select bill_cycle, read_date, window_start, window_end, accounting_date, due_days from stage_bill_cycles order by line`,
  },
  {
    file: 'customers.csv',
    sql: `insert into customers (customer_id, kind, given_name, family_name, organisation_name, email, phone, language, date_of_birth,
        mail_line1, mail_line2, mail_city, mail_state, mail_postcode, mail_country, customer_since, life_support, senior, notes)
      select customer_id, kind, given_name, family_name, organisation_name, email, phone, language, date_of_birth,
        mail_line1, mail_line2, mail_city, mail_state, mail_postcode, mail_country, customer_since, life_support, senior, notes
      from stage_customers order by line`,
  },
  {
    file: 'accounts.csv',
    sql: `insert into accounts (account_id, customer_id, customer_class, bill_cycle, delivery, status, opened_on, closed_on, tax_exempt,
        low_income_discount)
      select account_id, customer_id, customer_class, bill_cycle, delivery, status, opened_on, closed_on, tax_exempt, low_income_discount
      from stage_accounts order by line`,
  },
  {
    file: 'account_people.csv',
    sql: `insert into account_people (account_id, customer_id, role)
      select account_id, customer_id, role from stage_account_people order by line`,
  },
  {
    file: 'premises.csv',
    sql: `insert into premises (premise_id, line1, line2, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft,
        impervious_sqft, dwelling_units, owner_customer_id, latitude, longitude)
      select premise_id, line1, line2, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft,
        impervious_sqft, dwelling_units, owner_customer_id, latitude, longitude from stage_premises order by line`,
  },
  {
    file: 'service_points.csv',
    sql: `insert into service_points (service_point_id, premise_id, service, in_service_on, cart_size_gal, cart_count)
      select service_point_id, premise_id, service, in_service_on, cart_size_gal, cart_count from stage_service_points order by line`,
  },
  {
    file: 'meters.csv',
    sql: `insert into meters (meter_id, service, make, model, size, purchased_on)
      select meter_id, service, make, model, size, purchased_on from stage_meters order by line`,
  },
  {
    file: 'registers.csv',
    sql: `insert into registers (meter_id, register, unit, direction, dials, multiplier, role)
      select meter_id, register, unit, direction, dials, multiplier, role from stage_registers order by line`,
  },
  {
    file: 'installs.csv',
    sql: `insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read, removed_on, removal_read)
      select meter_id, register, service_point_id, installed_on, install_read, removed_on, removal_read from stage_installs order by line`,
  },
  {
    file: 'agreements.csv',
    sql: `insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, stop_on, state)
      select agreement_id, account_id, service_point_id, tariff_code, start_on, stop_on, state from stage_agreements order by line`,
  },
  {
    file: 'reads.csv',
    // The reads of a register side by side: they are read together ever after.
    sql: `insert into reads (meter_id, register, read_on, value, kind, source, recorded_by)
      select meter_id, register, read_on, value, kind, source, $1 from stage_reads order by meter_id, register, read_on`,
    values: ({ recordedBy }) => [recordedBy],
  },
  {
    file: 'bank_openings.csv',
    sql: `insert into bank_entries (account_id, agreement_id, bank, label, part, unit, kind, quantity, period_from, period_to, reason, recorded_by)
      select g.account_id, o.agreement_id, o.bank, b.label, b.part, b.unit, 'opening', o.quantity, o.earned_on, o.earned_on, 'import', $1
      from stage_bank_openings o join stage_agreements g using (agreement_id)
      join stage_tariff_banks b on b.tariff_code = g.tariff_code and b.bank = o.bank and b.period is not distinct from o.period order by o.line`,
    values: ({ recordedBy }) => [recordedBy],
  },
]

/** Rows written per file. */
export type WrittenRows = Partial<Record<ContractFileName, number>>

/**
 * Moves the rows of the plain files from the stage into their tables, each with one statement. The control count of each file must
 * come out: as many rows written as the stage holds.
 */
export async function writePlainRows(
  client: pg.PoolClient,
  context: { recordedBy: string; onFile: (file: ContractFileName) => Promise<void> },
): Promise<WrittenRows> {
  const written: WrittenRows = {}
  for (const plain of PLAIN_FILES) {
    await context.onFile(plain.file)
    const moved = await client.query(plain.sql, plain.values?.(context) ?? [])
    written[plain.file] = await controlled(client, plain.file, moved.rowCount)
  }
  return written
}

/** The control count: rows written = rows of the stage. */
export async function controlled(client: pg.PoolClient, file: ContractFileName, written: number | null): Promise<number> {
  const staged = await countStage(client, file)
  invariant(written === staged, 'the control count of a file does not come out', { file, staged, written })
  return staged
}
