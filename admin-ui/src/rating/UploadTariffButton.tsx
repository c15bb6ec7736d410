import { useState } from 'react'
import { ActionButton } from '../presentation/ActionButton.js'
import { UploadTariffDialog } from './UploadTariffDialog.js'

/** Takes a tariff file from the browser: a new tariff, or the next revision of the one shown. */
export function UploadTariffButton({ tariff, revision }: { readonly tariff?: string; readonly revision?: number }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="rating.write" variant="outlined" onClick={() => setOpen(true)}>
        {tariff === undefined ? 'Upload a tariff…' : 'Upload a change…'}
      </ActionButton>
      {isOpen && <UploadTariffDialog tariff={tariff} revision={revision} onClose={() => setOpen(false)} />}
    </>
  )
}
