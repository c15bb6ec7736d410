import Box from '@mui/material/Box'
import { countText } from '../presentation/count-text.js'
import { TextLink } from '../presentation/TextLink.js'
import { useCreditHistory } from './use-credit-history.js'

export function creditPath(accountId: string): string {
  return `/accounts/${encodeURIComponent(accountId)}/credit`
}

/** The credit points of an account in one line, where it has any. */
export function CreditLine({ accountId }: { readonly accountId: string }) {
  const { data } = useCreditHistory(accountId)
  if (data === undefined || data.points === 0) return null
  const counting = data.entries.filter(({ counts }) => counts > 0).length
  return (
    <Box component="li" sx={{ fontSize: '0.8125rem' }}>
      <TextLink to={creditPath(accountId)} strong>
        Credit
      </TextLink>{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {countText(data.points, 'point')} for {countText(counting, 'event')}
      </Box>
    </Box>
  )
}
