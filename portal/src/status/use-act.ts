import { useRef, useState } from 'react'
import type { ApplicantPageJson } from '../../../api/applications/public-contract.js'
import { call, codeOf } from '../api-client.js'

/** An act of the applicant, sent once however often it is pressed; what it leads to is handed on. */
export function useAct(
  path: string,
  secret: string,
  onDone: (page: ApplicantPageJson) => void,
): { readonly isSending: boolean; readonly code: string | undefined; send(body?: object): Promise<void> } {
  const [isSending, setIsSending] = useState(false)
  const [code, setCode] = useState<string>()
  const key = useRef(crypto.randomUUID())
  return {
    isSending,
    code,
    send: async (body) => {
      setIsSending(true)
      setCode(undefined)
      try {
        const page = await call<ApplicantPageJson>(path, {
          method: 'POST',
          secret,
          key: key.current,
          ...(body === undefined ? {} : { body }),
        })
        key.current = crypto.randomUUID()
        onDone(page)
      } catch (error) {
        setCode(codeOf(error))
      } finally {
        setIsSending(false)
      }
    },
  }
}
