import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { CustomerChoice } from '../../customers/CustomerChoice.js'
import { AccountField } from '../../payments/counter/AccountField.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { stateText } from '../../presentation/state-tone.js'
import { AddressFields } from './AddressFields.js'
import { NO_ADDRESS } from './address-draft.js'
import { LikelyCustomers } from './LikelyCustomers.js'
import { PersonFields } from './PersonFields.js'
import type { WhoDraft } from './who-draft.js'

interface Props {
  /** What the group of choices is called: "Who moves in". */
  readonly label: string
  readonly who: WhoDraft
  readonly onChange: (who: WhoDraft) => void
}

const WAYS = [
  { how: 'new', label: 'Somebody new' },
  { how: 'customer', label: 'A known customer' },
  { how: 'account', label: 'An existing account' },
] as const
const CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
const DELIVERIES = ['email', 'post', 'both'] as const

/** Who asks: somebody new, a customer who is known, or an account that goes on. */
export function WhoFields({ label, who, onChange }: Props) {
  return (
    <>
      <RadioGroup
        row
        aria-label={label}
        value={who.how}
        onChange={(_event, how) => onChange({ ...who, how: how as WhoDraft['how'] })}
      >
        {WAYS.map((way) => (
          <FormControlLabel key={way.how} value={way.how} control={<Radio size="small" />} label={way.label} />
        ))}
      </RadioGroup>
      {who.how === 'account' && <AccountField account={who.account} onAccount={(account) => onChange({ ...who, account })} />}
      {who.how === 'customer' && (
        <CustomerChoice label="Customer" chosen={who.customer} onChoose={(customer) => onChange({ ...who, customer })} />
      )}
      {who.how === 'new' && (
        <>
          <PersonFields draft={who.person} onChange={(person) => onChange({ ...who, person })} />
          <LikelyCustomers person={who.person} onChoose={(customer) => onChange({ ...who, how: 'customer', customer })} />
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={who.mail !== undefined}
                onChange={(event) => onChange({ ...who, mail: event.target.checked ? NO_ADDRESS : undefined })}
              />
            }
            label="Mail goes elsewhere than to the place itself"
          />
          {who.mail !== undefined && <AddressFields draft={who.mail} onChange={(mail) => onChange({ ...who, mail })} />}
        </>
      )}
      {who.how !== 'account' && (
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5 }}>
          <ChoiceField
            label="Customer class"
            value={who.customerClass}
            choices={CLASSES}
            textOf={stateText}
            onChoose={(customerClass) => onChange({ ...who, customerClass })}
          />
          <ChoiceField
            label="Bills by"
            value={who.delivery}
            choices={DELIVERIES}
            textOf={deliveryText}
            onChoose={(delivery) => onChange({ ...who, delivery })}
          />
        </Box>
      )}
    </>
  )
}

function deliveryText(delivery: WhoDraft['delivery']): string {
  return delivery === 'email' ? 'E-mail' : delivery === 'both' ? 'E-mail and post' : 'Post'
}
