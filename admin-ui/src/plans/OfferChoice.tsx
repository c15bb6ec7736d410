import Box from '@mui/material/Box'
import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import type { PlanOffersJson } from '../../../api/plans/contract.js'
import { Day } from '../presentation/Day.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'

type Offer = PlanOffersJson['offers'][number]

interface Props {
  readonly offers: readonly Offer[]
  readonly chosen: number | undefined
  /** Absent where the customer chooses later. */
  readonly onChoose?: ((count: number) => void) | undefined
}

/** Two or three plans to read out to a caller, each in one line. */
export function OfferChoice({ offers, chosen, onChoose }: Props) {
  if (onChoose === undefined) {
    return (
      <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
        {offers.map((offer) => (
          <li key={offer.count}>
            <OfferLine offer={offer} />
          </li>
        ))}
      </Box>
    )
  }
  return (
    <RadioGroup
      aria-label="Plans to choose from"
      value={chosen ?? ''}
      onChange={(event) => onChoose(Number(event.target.value))}
      sx={{ gap: 0.5, mb: 1 }}
    >
      {offers.map((offer) => (
        <FormControlLabel
          key={offer.count}
          value={offer.count}
          control={<Radio size="small" />}
          label={<OfferLine offer={offer} />}
          sx={{ m: 0, border: 1, borderColor: 'divider', borderRadius: 1, px: 0.5, py: 0.25 }}
        />
      ))}
    </RadioGroup>
  )
}

function OfferLine({ offer }: { readonly offer: Offer }) {
  const down = offer.instalments.find(({ number }) => number === 0)
  const monthly = offer.instalments.filter(({ number }) => number > 0)
  const last = monthly.at(-1)
  return (
    <Box sx={{ fontSize: '0.875rem' }}>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {offer.count} × <Money amount={last?.amount} />
      </Box>{' '}
      to <Day date={last?.dueOn ?? null} />
      {down !== undefined && (
        <>
          , after <Money amount={down.amount} /> down by <Day date={down.dueOn} />
        </>
      )}{' '}
      {!offer.fitsIncome && <StateChip state="waiting" tone="waiting" label="above the income: a supervisor agrees" />}
    </Box>
  )
}
