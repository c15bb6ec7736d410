import type { PublicAddressJson, StartDaysJson } from '../../../api/applications/public-contract.js'
import { DayChooser } from '../parts/DayChooser.js'
import { Waiting } from '../parts/Waiting.js'
import { useWords } from '../texts/words.js'
import type { ApplyForm } from './apply-form.js'
import { useAnswer } from './use-answer.js'

interface Props {
  readonly form: ApplyForm
  readonly address: PublicAddressJson
  readonly error: string | undefined
  readonly onChoose: (day: string) => void
}

/** The days that are possible for what was chosen. */
export function StartDay({ form, address, error, onChoose }: Props) {
  const { t } = useWords()
  const asked = useAnswer<StartDaysJson>('/public/start-days', {
    kind: form.kind,
    address,
    services: form.services,
  })
  if (asked.state !== 'there') return <Waiting asked={asked} />
  const { days, needsVisit } = asked.answer
  if (days.length === 0) return <p className="notice">{t.wanted.noDays}</p>
  const hint = needsVisit ? t.wanted.startVisit : t.wanted.startRemote
  return (
    <DayChooser
      id="startOn"
      label={t.wanted.start}
      hint={form.kind === 'connection' ? t.wanted.startConnection : hint}
      error={error}
      days={days}
      chosen={days.includes(form.startOn) ? form.startOn : ''}
      onChoose={onChoose}
    />
  )
}
