import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { problemOf } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { Lookalikes, lookalikesOf } from './merge/Lookalikes.js'

const KINDS = ['person', 'organisation'] as const
const EMPTY = {
  givenName: '',
  familyName: '',
  organisationName: '',
  phone: '',
  email: '',
  mailLine1: '',
  mailCity: '',
  mailState: '',
  mailPostcode: '',
}
type Draft = typeof EMPTY

/** Adds a customer; records that look alike are shown first. */
export function AddCustomerButton() {
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<(typeof KINDS)[number]>('person')
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const [birthDate, setBirthDate] = useState('')
  const navigate = useNavigate()
  const { begin, send, isSending, error, reset } = useCommand<{ customerId: string }>({
    said: 'The customer is added.',
    onDone: ({ customerId }) => void navigate(`/customers/${customerId}/show`),
    handles: (refused) => lookalikesOf(problemOf(refused)) !== undefined,
  })
  useEffect(() => {
    if (!isOpen) return
    begin()
    reset()
    setDraft(EMPTY)
    setBirthDate('')
  }, [isOpen, begin, reset])
  const duplicates = lookalikesOf(problemOf(error))
  const isNamed =
    kind === 'person' ? draft.givenName.trim() + draft.familyName.trim() !== '' : draft.organisationName.trim() !== ''
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  const field = (name: keyof Draft, label: string) => (
    <TextField
      label={label}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      fullWidth
      margin="dense"
      slotProps={{ htmlInput: { maxLength: 200 } }}
    />
  )
  return (
    <>
      <ActionButton permission="customers.write" variant="contained" onClick={() => setOpen(true)}>
        Add a customer…
      </ActionButton>
      <FormDialog
        open={isOpen}
        title="Add a customer"
        confirmLabel={duplicates === undefined ? 'Add the customer' : 'It is another customer: add them'}
        wide
        isReady={isNamed && draft.mailLine1.trim() !== '' && draft.mailCity.trim() !== ''}
        isSending={isSending}
        onConfirm={() =>
          send({
            path: '/customers',
            body: {
              kind,
              ...Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, orNull(value)])),
              mailState: draft.mailState.trim(),
              mailPostcode: draft.mailPostcode.trim(),
              dateOfBirth: orNull(birthDate),
              isAnother: duplicates !== undefined,
            },
          })
        }
        onClose={() => setOpen(false)}
      >
        {duplicates !== undefined && (
          <Alert severity="warning">
            On record already? {duplicates.length === 1 ? 'This looks' : 'These look'} like the same customer:
            <Lookalikes found={duplicates} />
          </Alert>
        )}
        <ChoiceField
          label="Kind"
          value={kind}
          choices={KINDS}
          textOf={(value) => (value === 'person' ? 'Person' : 'Organisation')}
          onChoose={setKind}
        />
        {kind === 'person' ? (
          <Box sx={{ display: 'flex', gap: 1.5 }}>
            {field('givenName', 'Given name')}
            {field('familyName', 'Family name')}
          </Box>
        ) : (
          field('organisationName', 'Name')
        )}
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          {field('phone', 'Telephone')}
          {field('email', 'E-mail')}
        </Box>
        {kind === 'person' && <DayField label="Date of birth" value={birthDate} onChange={setBirthDate} />}
        {field('mailLine1', 'Mailing address')}
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          {field('mailCity', 'City')}
          {field('mailState', 'State')}
          {field('mailPostcode', 'Postcode')}
        </Box>
      </FormDialog>
    </>
  )
}
