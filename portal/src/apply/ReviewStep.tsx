import type { ReactNode } from 'react'
import type { SentFile } from '../parts/use-files.js'
import { dateText, dayText, useWords } from '../texts/words.js'
import { addressLine, addressOf } from './apply-form.js'
import type { Step } from './check-step.js'
import type { StepProps } from './step-props.js'

interface Props extends StepProps {
  readonly files: readonly SentFile[]
  readonly goTo: (step: Step) => void
}

/** Everything once more before it is sent, each with a way back to it. */
export function ReviewStep({ form, change, errorOf, files, goTo }: Props) {
  const { language, t } = useWords()
  const address = addressOf(form)
  const name = form.customerKind === 'person' ? `${form.givenName} ${form.familyName}` : form.organisationName
  const sent = files.filter((file) => file.state === 'sent')
  const error = errorOf('hasConsented')
  const row = (step: Step, label: string, value: ReactNode) => (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd className="fact-act">
        <button type="button" className="link" aria-label={`${t.change}: ${label}`} onClick={() => goTo(step)}>
          {t.change}
        </button>
      </dd>
    </div>
  )
  return (
    <>
      <dl className="facts">
        {row('address', t.review.address, address === undefined ? '–' : addressLine(address))}
        {row(
          'wanted',
          form.kind === 'connection' ? t.review.newConnection : t.review.services,
          form.services.map((service) => t.services[service]).join(', '),
        )}
        {row('wanted', t.review.start, form.startOn === '' ? '–' : dayText(form.startOn, language))}
        {row('person', t.review.name, name)}
        {row(
          'person',
          t.review.contact,
          [form.email, form.phone].filter((part) => part !== '').map((part) => <div key={part}>{part}</div>),
        )}
        {row('person', t.review.identification, <Identification {...{ form, language, t }} />)}
        {row('person', t.review.bills, form.delivery === 'email' ? t.person.byEmail : t.person.byPost)}
        {row(
          'documents',
          t.review.documents,
          sent.length === 0 ? t.review.noDocuments : sent.map((file) => <div key={file.localId}>{file.name}</div>),
        )}
      </dl>
      <div className={error === undefined ? 'field' : 'field field-wrong'}>
        {error !== undefined && (
          <p className="wrong" id="hasConsented-error">
            {error}
          </p>
        )}
        <label className="choice">
          <input
            id="hasConsented"
            type="checkbox"
            checked={form.hasConsented}
            {...(error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': 'hasConsented-error' })}
            onChange={(event) => change({ hasConsented: event.target.checked })}
          />
          <span>{t.review.consent}</span>
        </label>
      </div>
    </>
  )
}

function Identification({ form, language, t }: Pick<StepProps, 'form'> & Pick<ReturnType<typeof useWords>, 'language' | 't'>) {
  const born =
    form.customerKind === 'person' && form.dateOfBirth !== '' ? t.review.born(dateText(form.dateOfBirth, language)) : ''
  const document = form.identifierKind === '' ? '' : t.person.kinds[form.identifierKind]
  return <>{[born, document].filter((part) => part !== '').join(', ') || '–'}</>
}
