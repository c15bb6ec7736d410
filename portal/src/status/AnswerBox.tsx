import { useState } from 'react'
import type { ApplicantPageJson } from '../../../api/applications/public-contract.js'
import { TextField } from '../parts/TextField.js'
import { refusalText, useWords } from '../texts/words.js'
import { useAct } from './use-act.js'

interface Props {
  readonly secret: string
  readonly onAnswered: (page: ApplicantPageJson) => void
}

/** Gives the turn back to the utility, once everything is there. */
export function AnswerBox({ secret, onAnswered }: Props) {
  const { t } = useWords()
  const [note, setNote] = useState('')
  const { send, isSending, code } = useAct('/public/application/answer', secret, onAnswered)
  return (
    <section>
      <h2>{t.status.answerHeading}</h2>
      <TextField id="note" label={t.status.note} value={note} isLong isOptional maxLength={2000} onChange={setNote} />
      {code !== undefined && (
        <p className="wrong" role="alert">
          {refusalText(t, code)}
        </p>
      )}
      <button
        type="button"
        className="main"
        disabled={isSending}
        onClick={() => void send(note.trim() === '' ? {} : { note: note.trim() })}
      >
        {t.status.answer}
      </button>
    </section>
  )
}
