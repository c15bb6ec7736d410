import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { CustomerPageJson } from '../../../../api/customers/contract.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'

interface Props {
  readonly open: boolean
  readonly customer: CustomerPageJson
  readonly onClose: () => void
}

/** The name on the bill, from the next one on; the name until now stays as a former one. */
export function RenameDialog({ open, customer, onClose }: Props) {
  const [given, setGiven] = useState('')
  const [family, setFamily] = useState('')
  const [organisation, setOrganisation] = useState('')
  const { begin, send, isSending } = useCommand({
    method: 'PUT',
    said: 'Bills carry the new name from the next one on.',
    onDone: onClose,
  })
  useEffect(() => {
    if (!open) return
    begin()
    setGiven(customer.givenName ?? '')
    setFamily(customer.familyName ?? '')
    setOrganisation(customer.organisationName ?? '')
  }, [open, customer, begin])
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  const name = { givenName: orNull(given), familyName: orNull(family), organisationName: orNull(organisation) }
  const isPerson = customer.kind === 'person'
  const isMissing = isPerson ? name.givenName === null && name.familyName === null : name.organisationName === null
  const isSame =
    name.givenName === customer.givenName &&
    name.familyName === customer.familyName &&
    name.organisationName === customer.organisationName
  const field = (label: string, value: string, onChange: (value: string) => void) => (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      fullWidth
      margin="dense"
      slotProps={{ htmlInput: { maxLength: 200 } }}
    />
  )
  return (
    <ReasonDialog
      open={open}
      title="Change the name on the bill"
      confirmLabel="Change the name"
      reasonComesLast
      isSending={isSending}
      blockedBecause={isMissing ? 'A name is needed.' : isSame ? 'The name is the same.' : undefined}
      suggestions={isPerson ? ['Married', 'Misspelt until now'] : ['Firm renamed', 'Misspelt until now']}
      onConfirm={(reason) =>
        send({ path: `/customers/${customer.id}/name`, body: { version: customer.version, ...name, reason } })
      }
      onClose={onClose}
    >
      {isPerson ? (
        <>
          {field('Given name', given, setGiven)}
          {field('Family name', family, setFamily)}
        </>
      ) : (
        field('Name', organisation, setOrganisation)
      )}
    </ReasonDialog>
  )
}
