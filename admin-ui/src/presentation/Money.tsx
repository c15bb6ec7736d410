import Box from '@mui/material/Box'
import type { SxProps, Theme } from '@mui/material/styles'
import { isNegative, moneyText } from './money-text.js'
import { useCurrency } from './use-utility.js'

interface Props {
  /** Decimal text of the API; nothing at all shows a dash. */
  readonly amount: string | null | undefined
  readonly currency?: string
  /** Says "credit" after an amount the utility owes. For balances. */
  readonly sayCredit?: boolean
  readonly sx?: SxProps<Theme>
}

/** An amount with its currency, never broken over two lines; negative by its minus sign, never by colour alone. */
export function Money({ amount, currency, sayCredit = false, sx }: Props) {
  const own = useCurrency()
  if (amount === null || amount === undefined || amount === '') return <Box component="span">–</Box>
  const credit = sayCredit && isNegative(amount)
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', ...sx }}>
      {moneyText(amount, currency ?? own)}
      {credit && (
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 450, fontSize: '0.75em', ml: 0.5 }}>
          credit
        </Box>
      )}
    </Box>
  )
}
