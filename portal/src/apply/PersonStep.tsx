import { AddressFields } from '../parts/AddressFields.js'
import { Choices } from '../parts/Choices.js'
import { TextField } from '../parts/TextField.js'
import { useWords } from '../texts/words.js'
import type { ApplyForm } from './apply-form.js'
import { IdentityFields } from './IdentityFields.js'
import type { StepProps } from './step-props.js'

type TextName = 'givenName' | 'familyName' | 'organisationName' | 'email' | 'phone' | 'note'

/** Who, how to be reached, who they are, and how bills come. */
export function PersonStep(props: StepProps) {
  const { form, change, errorOf } = props
  const { t } = useWords()
  const text = (name: TextName, more: { hint?: string; isOptional?: boolean; maxLength: number } & Partial<Kind>) => (
    <TextField
      id={name}
      label={t.person[name]}
      value={form[name]}
      error={errorOf(name)}
      onChange={(value) => change({ [name]: value } as Partial<ApplyForm>)}
      {...more}
    />
  )
  return (
    <>
      <Choices
        id="customerKind"
        type="radio"
        legend={t.person.kind}
        choices={[
          { value: 'person', label: t.person.person },
          { value: 'organisation', label: t.person.organisation },
        ]}
        chosen={[form.customerKind]}
        onChoose={(customerKind) => change({ customerKind, identifierKind: '', identifierNumber: '' })}
      />
      {form.customerKind === 'person' ? (
        <div className="side-by-side">
          {text('givenName', { autoComplete: 'given-name', maxLength: 100 })}
          {text('familyName', { autoComplete: 'family-name', maxLength: 100 })}
        </div>
      ) : (
        text('organisationName', { autoComplete: 'organization', maxLength: 200 })
      )}
      {text('email', { type: 'email', autoComplete: 'email', hint: t.person.emailHint, maxLength: 254 })}
      {text('phone', { type: 'tel', autoComplete: 'tel', isOptional: true, maxLength: 30 })}
      <IdentityFields {...props} />
      <Choices
        id="delivery"
        type="radio"
        legend={t.person.delivery}
        choices={[
          { value: 'email', label: t.person.byEmail },
          { value: 'post', label: t.person.byPost },
        ]}
        chosen={[form.delivery]}
        onChoose={(delivery) => change({ delivery })}
      />
      <label className="choice">
        <input type="checkbox" checked={form.hasMail} onChange={(event) => change({ hasMail: event.target.checked })} />
        <span>{t.person.mailElsewhere}</span>
      </label>
      {form.hasMail && (
        <AddressFields prefix="mail" address={form.mail} errorOf={errorOf} onChange={(mail) => change({ mail })} />
      )}
      {text('note', { isLong: true, isOptional: true, maxLength: 2000 })}
    </>
  )
}

interface Kind {
  readonly type: 'text' | 'email' | 'tel'
  readonly autoComplete: string
  readonly isLong: boolean
}
