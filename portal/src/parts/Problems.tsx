import { useEffect, useRef } from 'react'
import { useWords } from '../texts/words.js'

interface Props {
  /** Counts the tries: each takes the focus anew. */
  readonly tries: number
  /** What is wrong, with the field that can mend it; null: nothing on this page can. */
  readonly problems: readonly { readonly field: string | null; readonly sentence: string }[]
}

/** Everything that is wrong with what was to be sent; it takes the focus, so that nobody misses it. */
export function Problems({ tries, problems }: Props) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tries > 0) box.current?.focus()
  }, [tries])
  if (problems.length === 0) return null
  return (
    <div ref={box} className="problems" role="alert" tabIndex={-1}>
      <h2>{t.problems}</h2>
      <ul>
        {problems.map(({ field, sentence }) => (
          <li key={`${field} ${sentence}`}>
            {field === null ? (
              sentence
            ) : (
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(field)?.focus()
                }}
              >
                {sentence}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
