import { useQueryClient } from '@tanstack/react-query'
import { useNotify } from 'react-admin'
import { sendFile } from '../imports/send-file.js'

/** Sends files after the contact they belong to; one that is refused is told by its name, the others go on. */
export function useAttachments(): (interactionId: number, files: readonly File[]) => Promise<void> {
  const notify = useNotify()
  const queries = useQueryClient()
  return async (interactionId, files) => {
    for (const file of files) {
      const path = `/interactions/${interactionId}/files?name=${encodeURIComponent(file.name)}`
      await sendFile(path, file).catch((error: unknown) =>
        notify(`${file.name} was not attached: ${error instanceof Error ? error.message : String(error)}`, { type: 'error' }),
      )
    }
    await queries.invalidateQueries()
  }
}
