import { type ChangeEvent, useRef } from 'react'
import { refusalText, sizeText, useWords } from '../texts/words.js'
import { describedBy } from './Field.js'
import type { SentFile } from './use-files.js'

interface Props {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly isRequired?: boolean
  readonly error?: string | undefined
  readonly accept: readonly string[]
  /** Those of this kind, sent or on their way. */
  readonly files: readonly SentFile[]
  readonly onAdd: (file: File) => void
  readonly onRemove?: ((file: SentFile) => void) | undefined
}

/** Takes documents of one kind: what is chosen is sent at once, and what is wrong with it said beside it. */
export function FileSender({ id, label, hint, isRequired = false, error, accept, files, onAdd, onRemove }: Props) {
  const { language, t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const isSending = files.some((file) => file.state === 'sending')
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? []
    if (file !== undefined) onAdd(file)
    event.target.value = ''
  }
  return (
    <div className={error === undefined ? 'field file' : 'field file field-wrong'}>
      <label htmlFor={id}>
        {label} {isRequired && <span className="required">{t.documents.required}</span>}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
      <ul className="files">
        {files.map((file) => (
          <li key={file.localId} className={file.state === 'refused' ? 'file-refused' : ''}>
            <span className="file-name">
              {file.name} <span className="quiet">{sizeText(file.sizeBytes, language)}</span>
            </span>
            {file.state === 'sending' && <span className="quiet">{t.documents.sending(file.name)}</span>}
            {file.state === 'refused' && <span className="wrong">{refusalText(t, file.code ?? '')}</span>}
            {file.state !== 'sending' && onRemove !== undefined && (
              <button
                type="button"
                className="link"
                aria-label={t.documents.removeNamed(file.name)}
                onClick={() => onRemove(file)}
              >
                {t.documents.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
      <input
        ref={input}
        id={id}
        type="file"
        className="spoken"
        accept={accept.join(',')}
        disabled={isSending}
        {...describedBy(id, { hint, error })}
        onChange={choose}
      />
      <button
        type="button"
        className="second"
        tabIndex={-1}
        aria-hidden
        disabled={isSending}
        onClick={() => input.current?.click()}
      >
        {files.length === 0 ? t.documents.add : t.documents.addAnother}
      </button>
      <p className="spoken" role="status">
        {files
          .filter((file) => file.state !== 'refused')
          .map((file) => (file.state === 'sending' ? t.documents.sending(file.name) : t.documents.sent(file.name)))
          .join(', ')}
      </p>
    </div>
  )
}
