import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { ApplicantPageJson, PublicUtilityJson } from '../../../api/applications/public-contract.js'
import { call, codeOf } from '../api-client.js'
import { dayText, refusalText, useWords } from '../texts/words.js'
import { AnswerBox } from './AnswerBox.js'
import { AskList } from './AskList.js'
import { DocumentsBox } from './DocumentsBox.js'
import { sentenceOf } from './status-sentence.js'
import { WithdrawBox } from './WithdrawBox.js'

interface Props {
  readonly utility: PublicUtilityJson
  readonly secret: string
  /** Where it has just been sent: as it was answered. */
  readonly sent: ApplicantPageJson | undefined
}

/** Where an application stands, what is asked of the applicant, and what can still be done. */
export function StatusPage({ utility, secret, sent }: Props) {
  const { language, t } = useWords()
  const [page, setPage] = useState(sent)
  const [code, setCode] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const read = useCallback(async () => {
    try {
      setPage(await call<ApplicantPageJson>('/public/application', { secret }))
      setCode(undefined)
    } catch (error) {
      setCode(codeOf(error))
    }
  }, [secret])
  useEffect(() => {
    if (sent === undefined) void read()
    else heading.current?.focus()
  }, [sent, read])
  if (code === 'NOT_FOUND') return <NotThere />
  if (page === undefined) {
    return code === undefined ? (
      <p className="quiet waiting" role="status">
        {t.loading}
      </p>
    ) : (
      <div className="notice" role="alert">
        <p>{refusalText(t, code)}</p>
        <button type="button" className="link" onClick={() => void read()}>
          {t.tryAgain}
        </button>
      </div>
    )
  }
  const sentence = sentenceOf(page, t, (day) => dayText(day, language))
  return (
    <>
      <p className="step">{t.status.number(page.applicationId)}</p>
      <section className={`stage stage-${toneOf(page.stage)}`} aria-live="polite">
        <h1 ref={heading} tabIndex={-1}>
          {t.status.stages[page.stage]}
        </h1>
        {sentence !== null && <p>{sentence}</p>}
        {page.askedText !== null && (
          <blockquote>
            <p className="quiet">{t.status.weSaid}</p>
            {page.askedText}
          </blockquote>
        )}
        <AskList page={page} />
        {sent !== undefined && page.stage === 'received' && <p className="quiet">{t.status.keep}</p>}
      </section>
      <Facts page={page} />
      <DocumentsBox utility={utility} page={page} secret={secret} onSent={() => void read()} />
      {page.mayAnswer && <AnswerBox secret={secret} onAnswered={setPage} />}
      <div className="acts">
        <button type="button" className="second" onClick={() => void read()}>
          {t.status.refresh}
        </button>
      </div>
      {page.mayWithdraw && <WithdrawBox secret={secret} onWithdrawn={setPage} />}
    </>
  )
}

function toneOf(stage: ApplicantPageJson['stage']): 'waits' | 'asks' | 'good' | 'over' {
  switch (stage) {
    case 'received':
    case 'connecting':
      return 'waits'
    case 'needs_you':
    case 'accepted':
      return 'asks'
    case 'starting':
    case 'in_service':
    case 'connected':
      return 'good'
    case 'refused':
    case 'withdrawn':
    case 'expired':
    case 'cancelled':
      return 'over'
  }
}

function Facts({ page }: { readonly page: ApplicantPageJson }) {
  const { language, t } = useWords()
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    [t.status.where, page.address],
    [t.status.what, page.services.map((service) => t.services[service]).join(', ')],
    [t.status.from, page.startOn === null ? null : dayText(page.startOn, language)],
    [t.status.sentOn, page.submittedOn === null ? null : dayText(page.submittedOn, language)],
  ]
  return (
    <section>
      <h2>{t.status.facts}</h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div className="fact" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function NotThere() {
  const { t } = useWords()
  return (
    <>
      <h1>{t.status.notThere}</h1>
      <p>{t.status.notThereHint}</p>
      <a className="main button" href="/apply">
        {t.status.applyAgain}
      </a>
    </>
  )
}
