import { AddressChooser } from '../parts/AddressChooser.js'
import { AddressFields } from '../parts/AddressFields.js'
import { useWords } from '../texts/words.js'
import type { StepProps } from './step-props.js'

/** Where: an address the utility knows, or one it does not know yet. */
export function AddressStep({ form, change, errorOf }: StepProps) {
  const { t } = useWords()
  // Another place has other services and other days.
  const nothingWanted = { services: [], startOn: '' } as const
  if (form.isTyped) {
    return (
      <>
        <div className="notice">
          <strong>{t.address.typedHeading}</strong> {t.address.typedHint}
        </div>
        <AddressFields prefix="typed" address={form.typed} errorOf={errorOf} onChange={(typed) => change({ typed })} />
        <button type="button" className="link" onClick={() => change({ ...nothingWanted, isTyped: false, kind: 'service' })}>
          {t.address.backToSearch}
        </button>
      </>
    )
  }
  return (
    <>
      <AddressChooser
        chosen={form.address}
        error={errorOf('address')}
        onChoose={(address) => change({ ...nothingWanted, address, kind: 'service' })}
      />
      <button
        type="button"
        className="link"
        onClick={() => change({ ...nothingWanted, isTyped: true, address: null, kind: 'connection' })}
      >
        {t.address.notListed}
      </button>
    </>
  )
}
