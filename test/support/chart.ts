import type { ChartOfAccounts } from '../../domain/ledger/chart-of-accounts.js'
import type { AllocationPolicy } from '../../domain/receivables/allocation-policy.js'

/** A small chart: two services, one tax, every role the posting rules ask for. */
export const TEST_CHART: ChartOfAccounts = {
  accounts: [
    { code: '1100', name: 'Receivable, water', kind: 'receivable' },
    { code: '1110', name: 'Receivable, electric', kind: 'receivable' },
    { code: '1190', name: 'Receivable, account', kind: 'receivable' },
    { code: '1000', name: 'Cash, counter', kind: 'cash' },
    { code: '1010', name: 'Cash, lockbox', kind: 'cash' },
    { code: '1090', name: 'Cash, other', kind: 'cash' },
    { code: '2100', name: 'Customer credit', kind: 'customer_credit' },
    { code: '2200', name: 'Deposits held', kind: 'deposits_held' },
    { code: '2300', name: 'Tax payable', kind: 'tax_payable' },
    { code: '2900', name: 'Suspense', kind: 'suspense' },
    { code: '4000', name: 'Water', kind: 'revenue' },
    { code: '4100', name: 'Electric', kind: 'revenue' },
    { code: '4900', name: 'Fees', kind: 'fee_revenue' },
    { code: '5900', name: 'Bad debt', kind: 'bad_debt' },
    { code: '5910', name: 'Adjustments', kind: 'adjustment' },
    { code: '5920', name: 'Interest on deposits', kind: 'interest_expense' },
    { code: '9000', name: 'Migration', kind: 'migration_clearing' },
  ],
  receivables: { account: '1190', water: '1100', electric: '1110' },
  customerCredit: '2100',
  cash: { other: '1090', counter: '1000', lockbox: '1010' },
  suspense: '2900',
  depositsHeld: '2200',
  migrationClearing: '9000',
  feeRevenue: '4900',
  badDebt: '5900',
  adjustment: '5910',
  interestExpense: '5920',
}

export const TEST_POLICY: AllocationPolicy = { kindPriority: ['deposit_installment', 'late_fee', 'fee', 'bill'] }
