import { useCallback, useEffect, useState } from 'react'
import { call, codeOf } from '../api-client.js'

export interface Opened<Answer> {
  /** undefined: not there yet. */
  readonly answer: Answer | undefined
  /** The code of what refused it. */
  readonly refusal: string | undefined
  readonly read: () => Promise<void>
  /** Puts in its place what an act has answered. */
  readonly replace: (answer: Answer) => void
}

/** What a code opens, asked for as soon as there is one. `link` names the code to the API. */
export function useOpened<Answer>(path: string, link: 'offerCode' | 'energyCode', code: string): Opened<Answer> {
  const [answer, replace] = useState<Answer>()
  const [refusal, setRefusal] = useState<string>()
  const read = useCallback(async () => {
    setRefusal(undefined)
    try {
      replace(await call<Answer>(path, { [link]: code }))
    } catch (error) {
      setRefusal(codeOf(error))
    }
  }, [path, link, code])
  useEffect(() => {
    if (code !== '') void read()
  }, [code, read])
  return { answer, refusal, read, replace }
}
