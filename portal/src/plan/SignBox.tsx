import { useRef, useState } from 'react'
import type { PublicOfferJson } from '../../../api/plans/public-contract.js'
import { call, codeOf } from '../api-client.js'
import { Problems } from '../parts/Problems.js'
import { TextField } from '../parts/TextField.js'
import { refusalText, useWords } from '../texts/words.js'

interface Props {
  readonly code: string
  readonly offer: PublicOfferJson
  readonly choice: PublicOfferJson['choices'][number]
  readonly onSigned: (offer: PublicOfferJson) => void
  /** The offer is not what was shown any more: it is to be read anew. */
  readonly onChanged: () => void
}

const CHANGED = ['PLAN_ARREARS_CHANGED', 'PLAN_OFFER_CHANGED', 'PLAN_STANDS', 'PLAN_NOTHING_OWED']
const OVER = ['PLAN_OFFER_SIGNED', 'PLAN_OFFER_WITHDRAWN', 'PLAN_OFFER_EXPIRED', 'IDEMPOTENCY_KEY_REUSED']

/** A typed name, a tick, and the plan stands. */
export function SignBox({ code, offer, choice, onSigned, onChanged }: Props) {
  const { t } = useWords()
  const [signedName, setSignedName] = useState('')
  const [hasConsented, setConsented] = useState(false)
  const [problems, setProblems] = useState<readonly { readonly field: string | null; readonly code: string }[]>([])
  const [tries, setTries] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const key = useRef(crypto.randomUUID())
  const wrong = (field: string) => {
    const found = problems.find((each) => each.field === field)
    return found === undefined ? undefined : refusalText(t, found.code)
  }
  const mended = (field: string) => setProblems((known) => known.filter((each) => each.field !== field && each.field !== null))
  const tell = (found: typeof problems): void => {
    setProblems(found)
    setTries((count) => count + 1)
  }
  const send = async (): Promise<void> => {
    setIsSending(true)
    try {
      const body = {
        count: choice.count,
        arrears: offer.arrears,
        instalments: choice.instalments.map(({ dueOn, amount }) => ({ dueOn, amount })),
        signedName: signedName.trim(),
        hasConsented,
        consentWording: t.plan.consent,
      }
      const path = '/public/plan-offer/signature'
      onSigned(await call<PublicOfferJson>(path, { method: 'POST', body, offerCode: code, key: key.current }))
    } catch (error) {
      const refusal = codeOf(error)
      key.current = refusal === 'OFFLINE' ? key.current : crypto.randomUUID()
      if (CHANGED.includes(refusal) || OVER.includes(refusal)) onChanged()
      tell([{ field: null, code: refusal }])
    } finally {
      setIsSending(false)
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isSending) return
        const found = [
          ...(signedName.trim().length < 2 ? [{ field: 'signedName', code: 'SIGNATURE_MISSING' }] : []),
          ...(hasConsented ? [] : [{ field: 'hasConsented', code: 'CONSENT_MISSING' }]),
        ]
        if (found.length > 0) tell(found)
        else void send()
      }}
    >
      <h2>{t.plan.sign}</h2>
      <Problems tries={tries} problems={problems.map(({ field, code: each }) => ({ field, sentence: refusalText(t, each) }))} />
      <TextField
        id="signedName"
        label={t.plan.name}
        hint={t.plan.nameHint}
        value={signedName}
        error={wrong('signedName')}
        autoComplete="name"
        maxLength={200}
        onChange={(name) => {
          setSignedName(name)
          mended('signedName')
        }}
      />
      <div className={wrong('hasConsented') === undefined ? 'field' : 'field field-wrong'}>
        <label className="choice">
          <input
            id="hasConsented"
            type="checkbox"
            checked={hasConsented}
            {...(wrong('hasConsented') === undefined ? {} : { 'aria-invalid': true })}
            onChange={(event) => {
              setConsented(event.target.checked)
              mended('hasConsented')
            }}
          />
          <span>{t.plan.consent}</span>
        </label>
      </div>
      <div className="acts">
        <button type="submit" className="main" disabled={isSending}>
          {isSending ? t.plan.sending : t.plan.send}
        </button>
      </div>
    </form>
  )
}
