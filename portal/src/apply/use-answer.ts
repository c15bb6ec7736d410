import { useCallback, useEffect, useState } from 'react'
import { call, codeOf, type Call } from '../api-client.js'

export type Asked<Answer> =
  | { readonly state: 'asking' }
  | { readonly state: 'there'; readonly answer: Answer }
  | { readonly state: 'refused'; readonly code: string; readonly again: () => void }

/** Asks the API whenever the question changes; null: there is nothing to ask yet. */
export function useAnswer<Answer>(path: string | null, body?: object): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ state: 'asking' })
  const [tries, setTries] = useState(0)
  const again = useCallback(() => setTries((count) => count + 1), [])
  const question = body === undefined ? undefined : JSON.stringify(body)
  useEffect(() => {
    if (path === null) return undefined
    const controller = new AbortController()
    const options: Call = {
      signal: controller.signal,
      ...(question === undefined ? {} : { method: 'POST', body: JSON.parse(question) as object }),
    }
    setAsked({ state: 'asking' })
    call<Answer>(path, options)
      .then((answer) => setAsked({ state: 'there', answer }))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setAsked({ state: 'refused', code: codeOf(error), again })
      })
    return () => controller.abort()
  }, [path, question, again, tries])
  return asked
}
