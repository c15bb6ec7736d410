import { useState } from 'react'
import type { ApplicantPageJson } from '../../../api/applications/public-contract.js'
import { refusalText, useWords } from '../texts/words.js'
import { useAct } from './use-act.js'

interface Props {
  readonly secret: string
  readonly onWithdrawn: (page: ApplicantPageJson) => void
}

/** Takes the application back, after a second question. */
export function WithdrawBox({ secret, onWithdrawn }: Props) {
  const { t } = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const { send, isSending, code } = useAct('/public/application/withdrawal', secret, onWithdrawn)
  if (!isAsking) {
    return (
      <button type="button" className="link danger" onClick={() => setIsAsking(true)}>
        {t.status.withdraw}
      </button>
    )
  }
  return (
    <section className="notice" role="group" aria-label={t.status.withdraw}>
      <p>{t.status.withdrawAsk}</p>
      {code !== undefined && (
        <p className="wrong" role="alert">
          {refusalText(t, code)}
        </p>
      )}
      <div className="acts">
        <button type="button" className="main danger" disabled={isSending} onClick={() => void send()}>
          {t.status.withdrawYes}
        </button>
        <button type="button" className="second" autoFocus onClick={() => setIsAsking(false)}>
          {t.status.withdrawNo}
        </button>
      </div>
    </section>
  )
}
