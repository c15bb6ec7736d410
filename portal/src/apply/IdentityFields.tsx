import { Field, describedBy } from '../parts/Field.js'
import { TextField } from '../parts/TextField.js'
import { useWords } from '../texts/words.js'
import type { ApplyForm } from './apply-form.js'
import type { StepProps } from './step-props.js'

const OF_PERSONS = ['driving_licence', 'passport', 'national_id', 'tax_number'] as const
const OF_ORGANISATIONS = ['company_number', 'tax_number'] as const

/** What tells the applicant apart from others: a date of birth, the number of a document. */
export function IdentityFields({ utility, form, change, errorOf }: StepProps) {
  const { t } = useWords()
  const isPerson = form.customerKind === 'person'
  const kinds = isPerson ? OF_PERSONS : OF_ORGANISATIONS
  const kind = kinds.some((each) => each === form.identifierKind) ? form.identifierKind : ''
  const hint = isPerson ? t.person.identifierHint : undefined
  return (
    <>
      {isPerson && (
        <TextField
          id="dateOfBirth"
          type="date"
          label={t.person.dateOfBirth}
          hint={t.person.dateOfBirthHint}
          value={form.dateOfBirth}
          max={utility.today}
          autoComplete="bday"
          error={errorOf('dateOfBirth')}
          onChange={(dateOfBirth) => change({ dateOfBirth })}
        />
      )}
      <div className="side-by-side">
        <Field id="identifierKind" label={t.person.identifierKind} hint={hint} isOptional>
          <select
            id="identifierKind"
            value={kind}
            {...describedBy('identifierKind', { hint })}
            onChange={(event) => change({ identifierKind: event.target.value as ApplyForm['identifierKind'] })}
          >
            <option value="">{t.person.identifierNone}</option>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t.person.kinds[each]}
              </option>
            ))}
          </select>
        </Field>
        {kind !== '' && (
          <TextField
            id="identifierNumber"
            label={t.person.identifierNumber}
            value={form.identifierNumber}
            autoComplete="off"
            maxLength={60}
            error={errorOf('identifierNumber')}
            onChange={(identifierNumber) => change({ identifierNumber })}
          />
        )}
      </div>
    </>
  )
}
