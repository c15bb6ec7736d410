import type { BankJson } from '../../../../api/billing/bank-contract.js'
import { dayText } from '../../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { bankFigure, bankName } from './bank-words.js'

type Period = BankJson['periods'][number]

/** The periods of one bank, the newest first: what was there, what came, what went. */
export function BankHistory({ bank }: { readonly bank: BankJson }) {
  const { unit } = bank
  const figure = (value: string): string => (Number(value) === 0 ? '–' : bankFigure(value, unit))
  const hasAdjusted = bank.periods.some((period) => Number(period.adjusted) !== 0)
  const hasExpired = bank.periods.some((period) => Number(period.expired) !== 0)
  const hasOpening = bank.periods.some((period) => Number(period.opening) !== 0)
  const column = (label: string, render: (period: Period) => string): DenseColumn<Period> => ({
    label,
    align: 'right',
    render,
    desktopOnly: label === 'Brought over' || label === 'Paid out' || label === 'Expired',
  })
  return (
    <DenseTable
      label={`History of ${bankName(bank)}`}
      rows={[...bank.periods].reverse()}
      rowKey={(period) => period.periodTo}
      columns={[
        { label: 'Period to', render: (period) => dayText(period.periodTo) },
        ...(hasOpening ? [column('Brought over', (period) => figure(period.opening))] : []),
        column('Generated', (period) => figure(period.generated)),
        column('Used', (period) => figure(period.used)),
        column('Paid out', (period) => figure(period.cashedOut)),
        ...(hasExpired ? [column('Expired', (period) => figure(period.expired))] : []),
        ...(hasAdjusted ? [column('Adjusted', (period) => figure(period.adjusted))] : []),
        column('Balance', (period) => bankFigure(period.balance, unit)),
      ]}
    />
  )
}
