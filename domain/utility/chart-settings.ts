import type { DocumentProblem } from '../kernel/schema-check.js'
import type { ChartOfAccounts, GlAccount, GlKind } from '../ledger/chart-of-accounts.js'
import type { AccountFile } from './settings-file.js'

/** Accounts a utility has even where its settings name none of the kind. */
export const DEFAULT_ACCOUNTS: readonly GlAccount[] = [
  { code: '1000', name: 'Cash', kind: 'cash' },
  { code: '1200', name: 'Accounts receivable', kind: 'receivable' },
  { code: '2100', name: 'Customer credits', kind: 'customer_credit' },
  { code: '2200', name: 'Customer deposits held', kind: 'deposits_held' },
  { code: '2900', name: 'Payments in suspense', kind: 'suspense' },
  { code: '3900', name: 'Migration clearing', kind: 'migration_clearing' },
  { code: '4900', name: 'Fees', kind: 'fee_revenue' },
  { code: '6100', name: 'Bad debt', kind: 'bad_debt' },
  { code: '6200', name: 'Adjustments', kind: 'adjustment' },
]

/** The chart and who is credited for a line. */
export interface AccountPlan {
  readonly chart: ChartOfAccounts
  /** Account by line code, `TARIFF/LINE` or `service/LINE`; `*` for every other line. */
  readonly lineAccounts: ReadonlyMap<string, string>
  /** Account by tax authority. */
  readonly authorityAccounts: ReadonlyMap<string, string>
}

/** Kinds of accounts that bills are credited to. */
const BILLED_KINDS: readonly GlKind[] = ['revenue', 'tax_payable', 'fee_revenue']

type Report = (index: number, key: string, code: string, message: string) => void

/** The utility's accounts with defaults for the kinds it does not name, and what is wrong with them. */
export function accountPlan(files: readonly AccountFile[]): { readonly plan: AccountPlan; readonly problems: DocumentProblem[] } {
  const problems: DocumentProblem[] = []
  const report: Report = (index, key, code, message) => problems.push({ path: ['chart_of_accounts', index, key], code, message })
  checkAccounts(files, report)
  const accounts = [...files.map(({ code, name, kind }) => ({ code, name, kind })), ...defaultsBeside(files)]
  const of = (kind: GlKind): string => accounts.find((account) => account.kind === kind)?.code ?? ''
  const plan: AccountPlan = {
    chart: {
      accounts,
      receivables: { ...keyed(files, 'receivable', 'services'), account: unkeyed(files, accounts, 'receivable', 'services') },
      customerCredit: of('customer_credit'),
      cash: { ...keyed(files, 'cash', 'channels'), other: unkeyed(files, accounts, 'cash', 'channels') },
      suspense: of('suspense'),
      depositsHeld: of('deposits_held'),
      migrationClearing: of('migration_clearing'),
      feeRevenue: of('fee_revenue'),
      badDebt: of('bad_debt'),
      ...(of('agency_commission') === '' ? {} : { agencyCommission: of('agency_commission') }),
      writtenOffTo: Object.fromEntries(
        files.flatMap((file) => (file.written_off_to === undefined ? [] : [[file.code, file.written_off_to] as const])),
      ),
      adjustment: of('adjustment'),
      interestExpense: of('interest_expense') || of('adjustment'),
    },
    lineAccounts: new Map(files.flatMap((file) => (file.lines ?? []).map((line) => [line, file.code] as const))),
    authorityAccounts: new Map(
      files.flatMap((file) => (file.authority === undefined ? [] : [[file.authority, file.code] as const])),
    ),
  }
  return { plan, problems }
}

/** Accounts for the kinds the settings do not name; where its code is used for something else, one gets the next free number. */
function defaultsBeside(files: readonly AccountFile[]): GlAccount[] {
  const taken = new Set(files.map((file) => file.code))
  return DEFAULT_ACCOUNTS.filter((account) => !hasDefaultOf(files, account.kind)).map((account) => {
    let code = Number(account.code)
    while (taken.has(String(code))) code += 1
    return { ...account, code: String(code) }
  })
}

/** True where the settings name an account of the kind that stands for everything of it (no services, no channels). */
function hasDefaultOf(files: readonly AccountFile[], kind: GlKind): boolean {
  return files.some((file) => file.kind === kind && file.services === undefined && file.channels === undefined)
}

function keyed(files: readonly AccountFile[], kind: GlKind, key: 'services' | 'channels'): Record<string, string> {
  return Object.fromEntries(
    files.filter((file) => file.kind === kind).flatMap((file) => (file[key] ?? []).map((name) => [name, file.code])),
  )
}

function unkeyed(
  files: readonly AccountFile[],
  accounts: readonly GlAccount[],
  kind: GlKind,
  key: 'services' | 'channels',
): string {
  const own = files.find((file) => file.kind === kind && file[key] === undefined)
  return own?.code ?? accounts.findLast((account) => account.kind === kind)?.code ?? ''
}

function checkAccounts(files: readonly AccountFile[], report: Report): void {
  const codes = new Set<string>()
  const lines = new Map<string, string>()
  files.forEach((file, index) => {
    if (codes.has(file.code)) report(index, 'code', 'ACCOUNT_TWICE', `account ${file.code} is declared twice`)
    codes.add(file.code)
    for (const line of file.lines ?? []) {
      const known = lines.get(line)
      if (known !== undefined) report(index, 'lines', 'LINE_TWICE', `line ${line} is already credited to account ${known}`)
      lines.set(line, file.code)
    }
    if (file.lines !== undefined && file.kind !== 'revenue' && file.kind !== 'tax_payable') {
      report(index, 'lines', 'ACCOUNT_KIND', `lines are credited to accounts of kind revenue or tax_payable, not ${file.kind}`)
    }
    if (file.written_off_to !== undefined) {
      const target = files.find(({ code }) => code === file.written_off_to)
      if (!BILLED_KINDS.includes(file.kind)) {
        report(index, 'written_off_to', 'ACCOUNT_KIND', `"written_off_to" belongs to what is billed, not to ${file.kind}`)
      } else if (target === undefined) {
        report(index, 'written_off_to', 'ACCOUNT_UNKNOWN', `there is no account ${file.written_off_to}`)
      } else if (target.kind !== 'bad_debt' && target !== file) {
        report(
          index,
          'written_off_to',
          'ACCOUNT_KIND',
          'what is written off is borne by a bad debt account or by the account itself',
        )
      }
    }
    if (file.services !== undefined && file.kind !== 'receivable')
      report(index, 'services', 'ACCOUNT_KIND', '"services" belongs to a receivable')
    if (file.channels !== undefined && file.kind !== 'cash')
      report(index, 'channels', 'ACCOUNT_KIND', '"channels" belongs to a cash account')
    if (file.authority !== undefined && file.kind !== 'tax_payable') {
      report(index, 'authority', 'ACCOUNT_KIND', '"authority" belongs to an account of kind tax_payable')
    }
  })
}

export interface LineToCredit {
  readonly lineCode: string
  readonly tariff: string
  readonly service: string
  readonly taxAuthority?: string
}

/** The account a line is credited to: by tariff, service or line alone, by its tax authority, or the one for all others. */
export function accountOfLine(plan: AccountPlan, line: LineToCredit): string | undefined {
  return (
    plan.lineAccounts.get(`${line.tariff}/${line.lineCode}`) ??
    plan.lineAccounts.get(`${line.service}/${line.lineCode}`) ??
    plan.lineAccounts.get(line.lineCode) ??
    (line.taxAuthority === undefined ? undefined : plan.authorityAccounts.get(line.taxAuthority)) ??
    plan.lineAccounts.get('*')
  )
}
