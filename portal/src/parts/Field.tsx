import type { ReactNode } from 'react'
import { useWords } from '../texts/words.js'

interface Props {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly isOptional?: boolean
  /** The control; it carries `id` and what `describedBy` gives. */
  readonly children: ReactNode
}

/** A control with its label, its hint and what is wrong with it, tied together for whoever listens. */
export function Field({ id, label, hint, error, isOptional = false, children }: Props) {
  const { t } = useWords()
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label htmlFor={id}>
        {label} {isOptional && <span className="quiet">{t.optional}</span>}
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
      {children}
    </div>
  )
}

/** What ties a control to its hint and error. */
export function describedBy(
  id: string,
  { hint, error }: { readonly hint?: string | undefined; readonly error?: string | undefined },
): { readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true } {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])]
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(error === undefined ? {} : { 'aria-invalid': true }),
  }
}
