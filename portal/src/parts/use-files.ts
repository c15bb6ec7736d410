import { useState } from 'react'
import { call, codeOf } from '../api-client.js'

/** A document on its way, there, or not taken. */
export interface SentFile {
  readonly localId: string
  readonly kind: FileKind
  readonly name: string
  readonly sizeBytes: number
  readonly state: 'sending' | 'sent' | 'refused'
  readonly fileId?: number
  readonly code?: string
}
export type FileKind = 'identity' | 'occupancy' | 'other'

interface Files {
  readonly files: readonly SentFile[]
  add(kind: FileKind, file: File): Promise<void>
  remove(file: SentFile): Promise<void>
}

/** Documents of an application: `secretOf` opens it, and begins it first where there is none yet. */
export function useFiles(secretOf: () => Promise<string>, bytesMax: number, onSent?: () => void): Files {
  const [files, setFiles] = useState<readonly SentFile[]>([])
  const patch = (localId: string, change: Partial<SentFile>): void =>
    setFiles((known) => known.map((file) => (file.localId === localId ? { ...file, ...change } : file)))
  return {
    files,
    add: async (kind, file) => {
      const localId = crypto.randomUUID()
      const { name, size: sizeBytes } = file
      // One that was not taken gives way to the next try.
      setFiles((known) => [
        ...known.filter((each) => each.kind !== kind || each.state !== 'refused'),
        { localId, kind, name, sizeBytes, state: 'sending' },
      ])
      if (sizeBytes > bytesMax) return patch(localId, { state: 'refused', code: 'PAYLOAD_TOO_LARGE' })
      if (sizeBytes === 0) return patch(localId, { state: 'refused', code: 'FILE_EMPTY' })
      try {
        const secret = await secretOf()
        const query = new URLSearchParams({ name: name.slice(-255), kind })
        const { fileId } = await call<{ fileId: number }>(`/public/application/files?${query.toString()}`, {
          method: 'POST',
          body: file,
          secret,
          key: localId,
        })
        patch(localId, { state: 'sent', fileId })
        onSent?.()
      } catch (error) {
        patch(localId, { state: 'refused', code: codeOf(error) })
      }
    },
    remove: async (file) => {
      if (file.fileId !== undefined) {
        try {
          await call(`/public/application/files/${file.fileId}`, { method: 'DELETE', secret: await secretOf() })
        } catch (error) {
          return patch(file.localId, { code: codeOf(error) })
        }
      }
      setFiles((known) => known.filter((each) => each.localId !== file.localId))
    },
  }
}
