import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { Link as RouterLink } from 'react-router-dom'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { isNegative } from '../../presentation/money-text.js'
import { Day } from '../../presentation/Day.js'
import { Figure } from '../../presentation/Figure.js'
import { Money } from '../../presentation/Money.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { StateChip } from '../../presentation/StateChip.js'
import { IdentityMark } from '../identity/IdentityMark.js'
import { DuplicateMark } from '../merge/DuplicateMark.js'
import { SpecialCareChips } from '../SpecialCareChips.js'
import { AccountActs } from './AccountActs.js'
import { AccountReach } from './AccountReach.js'

/** Who calls, how the account stands, and what can be done about it. */
export function AccountHeader({ account }: { readonly account: AccountPageJson }) {
  const { money } = account
  const lastPayment = account.payments?.find((payment) => payment.state === 'posted')
  return (
    <RecordHeader
      kind="Account"
      number={account.id}
      state={
        <>
          <StateChip state={account.status} />
          <SpecialCareChips lifeSupport={account.lifeSupport} senior={account.senior} />
          <IdentityMark identity={account.identity} accountId={account.id} />
          <DuplicateMark customerId={account.customerId} />
          {account.taxExempt && <StateChip state="tax_exempt" tone="idle" />}
          {account.lowIncomeDiscount && <StateChip state="low_income" label="Low-income discount" tone="idle" />}
        </>
      }
      name={
        <Link component={RouterLink} to={`/customers/${account.customerId}/show`} color="inherit" title={account.customerName}>
          {account.customerName}
        </Link>
      }
      below={<AccountReach account={account} />}
      figures={
        money !== null && (
          <>
            <Figure label="Balance" note={balanceNote(account)}>
              <Money amount={money.balance} currency={account.currency} sayCredit />
            </Figure>
            <Figure
              label="Past due"
              emphasis={money.pastDue !== '0.00'}
              note={
                money.oldestDueOn === null ? (
                  'nothing'
                ) : (
                  <Box component="span">
                    since <Day date={money.oldestDueOn} />
                  </Box>
                )
              }
            >
              <Money amount={money.pastDue} currency={account.currency} />
            </Figure>
            {account.payments !== null && (
              <Figure
                label="Last payment"
                note={lastPayment === undefined ? 'none on record' : <Day date={lastPayment.receivedOn} />}
              >
                <Money amount={lastPayment?.amount} currency={account.currency} />
              </Figure>
            )}
          </>
        )
      }
      acts={<AccountActs account={account} />}
    />
  )
}

function balanceNote(account: AccountPageJson) {
  const due = account.next.find((date) => date.kind === 'due')
  if (due !== undefined) {
    return (
      <span>
        due <Day date={due.on} />
      </span>
    )
  }
  if (account.money !== null && isNegative(account.money.balance)) return 'used by the next bill'
  return account.money?.balance === '0.00' ? 'nothing open' : ' '
}
