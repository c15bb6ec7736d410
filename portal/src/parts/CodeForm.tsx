import { useState } from 'react'
import { useWords } from '../texts/words.js'
import { TextField } from './TextField.js'
import { typedCode } from './typed-code.js'

/** What a page that a code opens says where there is no code yet, or one that opens nothing. */
export interface CodeWords {
  readonly codeHeading: string
  readonly codeIntro: string
  readonly code: string
  readonly codeHint: string
  readonly open: string
  readonly notThere: string
  readonly notThereHint: string
}

interface Props {
  readonly words: CodeWords
  readonly isWrong: boolean
  readonly onCode: (code: string) => void
}

/** For whoever types the code of a letter. */
export function CodeForm({ words, isWrong, onCode }: Props) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [hasTried, setTried] = useState(isWrong)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const code = typedCode(typed)
        if (code === undefined) setTried(true)
        else onCode(code)
      }}
    >
      <h1>{isWrong ? words.notThere : words.codeHeading}</h1>
      <p className="lead">{isWrong ? words.notThereHint : words.codeIntro}</p>
      <TextField
        id="code"
        label={words.code}
        hint={words.codeHint}
        error={hasTried && !isWrong ? t.refusals.CODE_INCOMPLETE : undefined}
        value={typed}
        maxLength={60}
        onChange={setTyped}
      />
      <div className="acts">
        <button type="submit" className="main">
          {words.open}
        </button>
      </div>
    </form>
  )
}
