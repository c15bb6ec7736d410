import type pg from 'pg'
import type { GlAccount } from '../../../domain/ledger/chart-of-accounts.js'
import { copyRows, type CopyValue } from '../../copy-rows.js'

export interface NewUtility {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  /** The business date of a sandbox; absent: a production utility. */
  readonly businessDate: string | undefined
  readonly settings: unknown
  readonly chart: readonly (GlAccount & { readonly service?: string })[]
}

/** The utility itself: its row, the first version of its settings, its chart of accounts. */
export async function writeUtility(client: pg.PoolClient, utility: NewUtility, recordedBy: string): Promise<void> {
  const settings = JSON.stringify(utility.settings)
  await client.query(
    `insert into utility (name, currency, time_zone, is_sandbox, business_date, settings, settings_version) values ($1, $2, $3, $4, $5, $6, 1)`,
    [
      utility.name,
      utility.currency,
      utility.timeZone,
      utility.businessDate !== undefined,
      utility.businessDate ?? null,
      settings,
    ],
  )
  await client.query(
    `insert into settings_versions (settings_version, settings, recorded_by, reason) values (1, $1, $2, 'import')`,
    [settings, recordedBy],
  )
  await copyRows(
    client,
    'gl_accounts',
    ['code', 'name', 'kind', 'service'],
    utility.chart.map((account): CopyValue[] => [account.code, account.name, account.kind, account.service]),
  )
}

export interface NewTariff {
  readonly code: string
  readonly service: string
  readonly name: string
  readonly document: unknown
}

export async function writeTariffs(client: pg.PoolClient, tariffs: readonly NewTariff[], recordedBy: string): Promise<void> {
  await copyRows(
    client,
    'tariffs',
    ['tariff_code', 'service', 'name', 'document', 'revision'],
    tariffs.map((tariff): CopyValue[] => [tariff.code, tariff.service, tariff.name, { json: tariff.document }, 1]),
  )
  await copyRows(
    client,
    'tariff_revisions',
    ['tariff_code', 'revision', 'document', 'recorded_by', 'reason'],
    tariffs.map((tariff): CopyValue[] => [tariff.code, 1, { json: tariff.document }, recordedBy, 'import']),
  )
}

/** Opens the accounting periods from the business date's month to the month of the last accounting date. */
export async function openAccountingPeriods(client: pg.PoolClient): Promise<void> {
  await client.query(
    `insert into accounting_periods (period)
     select to_char(month, 'YYYY-MM')
     from (select date_trunc('month', f.as_of) as first, date_trunc('month', greatest(f.as_of, max(c.accounting_date))) as last
           from stage_facts f left join stage_bill_cycles c on true group by f.as_of) span,
          generate_series(span.first, span.last, interval '1 month') as month
     on conflict do nothing`,
  )
}

/** New numbers of customers, accounts, agreements and deposits continue after the highest imported one. */
export async function continueNumbers(client: pg.PoolClient): Promise<void> {
  for (const [sequence, table, column] of [
    ['customer_number', 'stage_customers', 'customer_id'],
    ['account_number', 'stage_accounts', 'account_id'],
    ['agreement_number', 'stage_agreements', 'agreement_id'],
    ['deposit_number', 'stage_deposits', 'deposit_id'],
    ['service_point_number', 'stage_service_points', 'service_point_id'],
  ]) {
    await client.query(
      `select setval('${sequence}', greatest(1, (select max(substr(${column}, 2)::bigint) from ${table} where length(${column}) <= 16)))`,
    )
  }
}
