import type { PublicPlaceJson } from '../../../api/applications/public-contract.js'
import { Choices } from '../parts/Choices.js'
import { Waiting } from '../parts/Waiting.js'
import { useWords } from '../texts/words.js'
import { addressLine, addressOf, type ApplyForm } from './apply-form.js'
import { StartDay } from './StartDay.js'
import type { StepProps } from './step-props.js'
import { useAnswer } from './use-answer.js'

const CONNECTABLE = ['electric', 'water', 'gas', 'sewer'] as const

/** What, of the services that are there, and from when. */
export function WantedStep({ form, change, errorOf }: StepProps) {
  const { t } = useWords()
  const address = addressOf(form)
  const place = useAnswer<PublicPlaceJson>(address === undefined ? null : '/public/places', { address })
  if (address === undefined) return null
  if (place.state !== 'there') return <Waiting asked={place} />
  const { services } = place.answer
  const isConnection = form.kind === 'connection'
  const chosen = new Set<string>(form.services)
  const choose = (service: ApplyForm['services'][number], isChosen: boolean): void => {
    const others = form.services.filter((each) => each !== service)
    change({ services: isChosen ? [...others, service] : others, startOn: '' })
  }
  const offered = isConnection
    ? CONNECTABLE.map((value) => ({ value, label: t.services[value] }))
    : services.map(({ service, needsVisit }) => ({
        value: service,
        label: t.services[service],
        hint: needsVisit ? t.wanted.visit : t.wanted.remote,
      }))
  return (
    <>
      <p className="quiet lead">{t.wanted.at(addressLine(address))}</p>
      {!isConnection && services.length === 0 ? (
        <div className="notice" id="services" tabIndex={-1}>
          <p>{t.wanted.nothingHere}</p>
          <button type="button" className="link" onClick={() => change({ kind: 'connection', services: [], startOn: '' })}>
            {t.wanted.asConnection}
          </button>
        </div>
      ) : (
        <Choices
          id="services"
          type="checkbox"
          legend={isConnection ? t.wanted.connectionServices : t.wanted.services}
          choices={offered}
          chosen={offered.map(({ value }) => value).filter((value) => chosen.has(value))}
          onChoose={choose}
          error={errorOf('services')}
        />
      )}
      {form.services.length === 0 ? (
        <p className="quiet">{t.wanted.chooseServices}</p>
      ) : (
        <StartDay form={form} address={address} error={errorOf('startOn')} onChoose={(startOn) => change({ startOn })} />
      )}
    </>
  )
}
