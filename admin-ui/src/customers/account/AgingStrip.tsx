import Box from '@mui/material/Box'
import type { AccountMoneyJson } from '../../../../api/customers/account-page-contract.js'
import { depositPath } from '../../deposits/deposit-words.js'
import { Money } from '../../presentation/Money.js'
import { TextLink } from '../../presentation/TextLink.js'

type Bucket = AccountMoneyJson['aging'][number]

/** How old what is owed is: one cell for each age that has something, credits last. */
export function AgingStrip({ money, currency }: { readonly money: AccountMoneyJson; readonly currency: string }) {
  const cells = money.aging.filter((bucket) => bucket.amount !== '0.00')
  const deposits = money.deposits.filter(({ state }) => state === 'held' || state === 'asked')
  const isDisputed = money.disputed !== '0.00'
  if (cells.length === 0 && deposits.length === 0 && !isDisputed) return null
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'flex',
        flexWrap: 'wrap',
        borderBottom: 1,
        borderColor: 'divider',
        '& > div': { px: 1.25, py: 0.75, borderRight: 1, borderColor: 'divider' },
      }}
    >
      {cells.map((bucket) => (
        <div key={bucket.code}>
          <Box
            component="dt"
            sx={{
              fontSize: '0.75rem',
              color: isPastDue(bucket) ? 'secondary.main' : 'text.secondary',
              fontWeight: isPastDue(bucket) ? 600 : 450,
            }}
          >
            {ageText(bucket)}
          </Box>
          <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
            <Money amount={bucket.amount} currency={currency} />
          </Box>
        </div>
      ))}
      {isDisputed && (
        <div>
          <Box component="dt" sx={{ fontSize: '0.75rem', color: 'secondary.main', fontWeight: 600 }}>
            Disputed, not collected
          </Box>
          <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
            <Money amount={money.disputed} currency={currency} />
          </Box>
        </div>
      )}
      {deposits.map((deposit) => (
        <div key={deposit.id}>
          <Box component="dt" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
            {deposit.state === 'held' ? 'Deposit held, not in the balance' : 'Deposit asked for'}
          </Box>
          <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
            <TextLink to={depositPath(deposit.id)}>
              <Money amount={deposit.amount} currency={currency} />
            </TextLink>
          </Box>
        </div>
      ))}
    </Box>
  )
}

function isPastDue(bucket: Bucket): boolean {
  return bucket.fromDays !== null
}

function ageText(bucket: Bucket): string {
  if (bucket.code === 'credit') return 'Credit not used yet'
  if (bucket.fromDays === null) return 'Not due yet'
  return bucket.toDays === null
    ? `Over ${bucket.fromDays - 1} days past due`
    : `${bucket.fromDays}–${bucket.toDays} days past due`
}
