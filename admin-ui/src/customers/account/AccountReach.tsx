import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { ReactNode } from 'react'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { classText, deliveryText, languageText } from '../customer-words.js'

/** How to reach the customer and how the account is billed, in one line. */
export function AccountReach({ account }: { readonly account: AccountPageJson }) {
  const parts: ReactNode[] = [
    account.phone !== null && (
      <Link key="phone" href={`tel:${account.phone.replaceAll(/[^+\d]/g, '')}`} color="inherit">
        {account.phone}
      </Link>
    ),
    account.email !== null && (
      <Link key="email" href={`mailto:${account.email}`} color="inherit">
        {account.email}
      </Link>
    ),
    account.mailAddress.join(', '),
    `${classText(account.customerClass)}, cycle ${account.billCycle}, bills ${deliveryText(account.delivery)}`,
    account.language === 'en' ? false : `speaks ${languageText(account.language)}`,
  ]
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
      {parts
        .filter((part) => part !== false)
        .map((part, index) => (
          <Box
            component="span"
            key={index}
            sx={{ whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: '100%' }}
          >
            {part}
          </Box>
        ))}
    </Box>
  )
}
