import type { HTMLInputAutoCompleteAttribute } from 'react'
import { describedBy, Field } from './Field.js'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly isOptional?: boolean
  readonly type?: 'text' | 'email' | 'tel' | 'date'
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly maxLength?: number
  readonly max?: string
  /** Several lines. */
  readonly isLong?: boolean
}

export function TextField(props: Props) {
  const { id, label, value, onChange, hint, error, isOptional, type = 'text', autoComplete, maxLength, max, isLong } = props
  const shared = { id, name: id, value, maxLength, ...describedBy(id, { hint, error }) }
  return (
    <Field id={id} label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
      {isLong === true ? (
        <textarea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} max={max} autoComplete={autoComplete} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}
