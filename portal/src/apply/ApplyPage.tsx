import { useRef, useState } from 'react'
import type { ApplicantPageJson, BegunApplicationJson, PublicUtilityJson } from '../../../api/applications/public-contract.js'
import { call, codeOf } from '../api-client.js'
import { Problems } from '../parts/Problems.js'
import { useFiles } from '../parts/use-files.js'
import { refusalText, useWords } from '../texts/words.js'
import { AddressStep } from './AddressStep.js'
import { type ApplyForm, EMPTY_FORM, submissionOf } from './apply-form.js'
import { placeOfRefusal, problemsOf, type StepProblem, STEPS } from './check-step.js'
import { DocumentsStep } from './DocumentsStep.js'
import { PersonStep } from './PersonStep.js'
import { ReviewStep } from './ReviewStep.js'
import type { StepProps } from './step-props.js'
import { useSteps } from './use-steps.js'
import { WantedStep } from './WantedStep.js'

interface Props {
  readonly utility: PublicUtilityJson
  /** The application was sent: its page is open, and the secret of its link. */
  readonly onSent: (page: ApplicantPageJson, secret: string) => void
}

/** An application, step by step; nothing is sent before the end but documents. */
export function ApplyPage({ utility, onSent }: Props) {
  const { language, t } = useWords()
  const { step, goTo, heading } = useSteps()
  const [form, setForm] = useState<ApplyForm>(EMPTY_FORM)
  const [problems, setProblems] = useState<readonly (Omit<StepProblem, 'field'> & { field: string | null })[]>([])
  const [tries, setTries] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const begun = useRef<Promise<BegunApplicationJson>>(undefined)
  const key = useRef(crypto.randomUUID())
  const begin = (): Promise<BegunApplicationJson> => {
    begun.current ??= call<BegunApplicationJson>('/public/applications', { method: 'POST', body: { language } }).catch(
      (error: unknown) => {
        begun.current = undefined
        throw error
      },
    )
    return begun.current
  }
  const sent = useFiles(async () => (await begin()).secret, utility.fileBytesMax)
  const at = STEPS.indexOf(step)
  const show = (next: typeof step): void => {
    setProblems([])
    goTo(next)
  }
  const send = async (): Promise<void> => {
    setIsSending(true)
    try {
      const { secret } = await begin()
      const body = submissionOf(form, language, t.review.consent)
      const page = await call<ApplicantPageJson>('/public/application/submission', {
        method: 'POST',
        body,
        secret,
        key: key.current,
      })
      onSent(page, secret)
    } catch (error) {
      await explain(codeOf(error))
    } finally {
      setIsSending(false)
    }
  }
  const explain = async (code: string): Promise<void> => {
    // It was sent before, and the answer was lost on the way.
    if (code === 'APPLICATION_SENT' || code === 'IDEMPOTENCY_KEY_REUSED') {
      const { secret } = await begin()
      return onSent(await call<ApplicantPageJson>('/public/application', { secret }), secret)
    }
    const place = placeOfRefusal(code)
    if (place !== undefined && place.step !== step) goTo(place.step)
    setProblems([{ field: place?.field ?? null, code: code as StepProblem['code'] }])
    setTries((count) => count + 1)
  }
  const goOn = (): void => {
    const sentKinds = sent.files.filter((file) => file.state === 'sent').map((file) => file.kind)
    const found = problemsOf(step, form, { required: utility.requiredFiles, sentKinds })
    setProblems(found)
    setTries((count) => count + 1)
    if (found.length > 0) return
    if (step === 'review') void send()
    else show(STEPS[at + 1] ?? 'review')
  }
  const props: StepProps = {
    utility,
    form,
    change: (change) => {
      setForm((known) => ({ ...known, ...change }))
      const changed = Object.keys(change)
      setProblems((known) =>
        known.filter(({ field }) => !changed.some((name) => field === name || field?.startsWith(`${name}-`))),
      )
    },
    errorOf: (field) => {
      const problem = problems.find((each) => each.field === field)
      return problem === undefined ? undefined : refusalText(t, problem.code)
    },
  }
  const headings = {
    address: t.address.heading,
    wanted: t.wanted.heading,
    person: t.person.heading,
    documents: t.documents.heading,
    review: t.review.heading,
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSending) goOn()
      }}
    >
      <p className="step">{t.stepOf(at + 1, STEPS.length)}</p>
      <progress max={STEPS.length} value={at + 1} aria-hidden />
      <h1 ref={heading} tabIndex={-1}>
        {headings[step]}
      </h1>
      <Problems tries={tries} problems={problems.map(({ field, code }) => ({ field, sentence: refusalText(t, code) }))} />
      {step === 'address' && <AddressStep {...props} />}
      {step === 'wanted' && <WantedStep {...props} />}
      {step === 'person' && <PersonStep {...props} />}
      {step === 'documents' && (
        <DocumentsStep
          {...props}
          files={sent.files}
          onAdd={(kind, file) => {
            setProblems([])
            void sent.add(kind, file)
          }}
          onRemove={(file) => void sent.remove(file)}
        />
      )}
      {step === 'review' && <ReviewStep {...props} files={sent.files} goTo={show} />}
      <div className="acts">
        <button type="submit" className="main" disabled={isSending}>
          {step === 'review' ? (isSending ? t.review.sending : t.review.send) : t.next}
        </button>
        {at > 0 && (
          <button type="button" className="second" onClick={() => show(STEPS[at - 1] ?? 'address')}>
            {t.back}
          </button>
        )}
      </div>
    </form>
  )
}
