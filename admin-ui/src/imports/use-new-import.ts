import { useState } from 'react'
import { callApi } from '../http.js'
import { sendFile } from './send-file.js'

interface How {
  readonly name: string
  readonly isDryRun: boolean
  /** Empty: as the import finds it. */
  readonly asOf: string
}

/** Begins an import, sends its files one after the other, and starts it; a file that breaks off leaves an import that never starts. */
export function useNewImport(onStarted: (id: number) => void) {
  const [isSending, setSending] = useState(false)
  const [sentBytes, setSentBytes] = useState(0)
  const [file, setFile] = useState<string>()
  const [error, setError] = useState<string>()

  const start = async (files: readonly { readonly name: string; readonly file: File }[], how: How): Promise<void> => {
    setSending(true)
    setSentBytes(0)
    setError(undefined)
    try {
      const { name, isDryRun, asOf } = how
      const begun = await callApi<{ id: number }>('/imports', {
        method: 'POST',
        key: crypto.randomUUID(),
        body: { name, isDryRun, ...(asOf === '' ? {} : { asOf }) },
      })
      let before = 0
      for (const entry of files) {
        setFile(entry.name)
        await sendFile(`/imports/${begun.body.id}/files/${encodeURIComponent(entry.name)}`, entry.file, {
          method: 'PUT',
          onProgress: (bytes) => setSentBytes(before + bytes),
        })
        before += entry.file.size
        setSentBytes(before)
      }
      await callApi(`/imports/${begun.body.id}/start`, { method: 'POST', key: crypto.randomUUID(), body: {} })
      onStarted(begun.body.id)
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure))
    } finally {
      setSending(false)
    }
  }
  return { start, isSending, sentBytes, file, error }
}
