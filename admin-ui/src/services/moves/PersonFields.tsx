import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { DayField } from '../../presentation/DayField.js'
import { stateText } from '../../presentation/state-tone.js'
import type { PersonDraft } from './person-draft.js'

interface Props {
  readonly draft: PersonDraft
  readonly onChange: (draft: PersonDraft) => void
}

const KINDS = ['person', 'organisation'] as const

/** Somebody who is not a customer yet. */
export function PersonFields({ draft, onChange }: Props) {
  const text = (name: Exclude<keyof PersonDraft, 'isAnother'>, label: string, max: number, isRequired = false, type = 'text') => (
    <TextField
      label={label}
      type={type}
      required={isRequired}
      value={draft[name]}
      onChange={(event) => onChange({ ...draft, [name]: event.target.value, isAnother: false })}
      margin="dense"
      slotProps={{ htmlInput: { maxLength: max, autoComplete: 'off' } }}
    />
  )
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' }, columnGap: 1.5 }}>
      <ChoiceField
        label="Kind"
        value={draft.kind}
        choices={KINDS}
        textOf={stateText}
        onChoose={(kind) => onChange({ ...draft, kind, isAnother: false })}
      />
      {draft.kind === 'person' ? (
        <>
          {text('givenName', 'Given name', 100, true)}
          {text('familyName', 'Family name', 100, true)}
        </>
      ) : (
        <Box sx={{ gridColumn: { sm: 'span 2' }, display: 'grid' }}>
          {text('organisationName', 'Name of the organisation', 200, true)}
        </Box>
      )}
      {text('phone', 'Telephone', 30, false, 'tel')}
      {text('email', 'E-mail', 254, false, 'email')}
      {draft.kind === 'person' && (
        <DayField
          label="Date of birth"
          value={draft.dateOfBirth}
          onChange={(dateOfBirth) => onChange({ ...draft, dateOfBirth, isAnother: false })}
        />
      )}
    </Box>
  )
}
