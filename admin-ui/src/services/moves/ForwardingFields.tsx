import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { AddressFields } from './AddressFields.js'
import { type AddressDraft, NO_ADDRESS } from './address-draft.js'

interface Props {
  readonly forwarding: AddressDraft | undefined
  readonly onChange: (forwarding: AddressDraft | undefined) => void
}

/** Where the final bill and what follows it go. */
export function ForwardingFields({ forwarding, onChange }: Props) {
  return (
    <>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={forwarding !== undefined}
            onChange={(event) => onChange(event.target.checked ? NO_ADDRESS : undefined)}
          />
        }
        label="Mail goes to a new address afterwards"
      />
      {forwarding !== undefined && <AddressFields draft={forwarding} onChange={onChange} />}
    </>
  )
}
