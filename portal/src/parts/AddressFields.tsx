import type { TypedAddress } from '../apply/apply-form.js'
import { useWords } from '../texts/words.js'
import { TextField } from './TextField.js'

interface Props {
  /** Of the ids of the fields: `typed-line1`. */
  readonly prefix: string
  readonly address: TypedAddress
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (address: TypedAddress) => void
}

/** An address that is typed. */
export function AddressFields({ prefix, address, errorOf, onChange }: Props) {
  const { t } = useWords()
  const field = (name: keyof TypedAddress, autoComplete: string, more: { maxLength: number; isOptional?: boolean }) => (
    <TextField
      id={`${prefix}-${name}`}
      label={t.address[name]}
      value={address[name]}
      autoComplete={autoComplete}
      error={errorOf(`${prefix}-${name}`)}
      onChange={(value) => onChange({ ...address, [name]: value })}
      {...more}
    />
  )
  return (
    <>
      {field('line1', 'address-line1', { maxLength: 200 })}
      {field('line2', 'address-line2', { maxLength: 200, isOptional: true })}
      <div className="side-by-side">
        {field('city', 'address-level2', { maxLength: 100 })}
        {field('region', 'address-level1', { maxLength: 100 })}
        {field('postcode', 'postal-code', { maxLength: 20 })}
      </div>
    </>
  )
}
