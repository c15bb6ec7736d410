import type { Asked } from '../apply/use-answer.js'
import { refusalText, useWords } from '../texts/words.js'

/** What stands in place of an answer that is not there: that it comes, or why it does not. */
export function Waiting({ asked }: { readonly asked: Exclude<Asked<unknown>, { readonly state: 'there' }> }) {
  const { t } = useWords()
  if (asked.state === 'asking') {
    return (
      <p className="quiet waiting" role="status">
        {t.loading}
      </p>
    )
  }
  return (
    <div className="notice" role="alert">
      <p>{refusalText(t, asked.code)}</p>
      <button type="button" className="link" onClick={asked.again}>
        {t.tryAgain}
      </button>
    </div>
  )
}
