import { useState } from 'react'
import { TextField } from '../parts/TextField.js'
import { useWords } from '../texts/words.js'
import { offerCodeOf } from './offer-code.js'

/** For whoever types the code of a letter. */
export function CodeForm({ isWrong, onCode }: { readonly isWrong: boolean; readonly onCode: (code: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [hasTried, setTried] = useState(isWrong)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const code = offerCodeOf(typed)
        if (code === undefined) setTried(true)
        else onCode(code)
      }}
    >
      <h1>{isWrong ? t.plan.notThere : t.plan.codeHeading}</h1>
      <p className="lead">{isWrong ? t.plan.notThereHint : t.plan.codeIntro}</p>
      <TextField
        id="code"
        label={t.plan.code}
        hint={t.plan.codeHint}
        error={hasTried && !isWrong ? t.refusals.CODE_INCOMPLETE : undefined}
        value={typed}
        maxLength={60}
        onChange={setTyped}
      />
      <div className="acts">
        <button type="submit" className="main">
          {t.plan.open}
        </button>
      </div>
    </form>
  )
}
