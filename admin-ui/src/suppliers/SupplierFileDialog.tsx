import TextField from '@mui/material/TextField'
import { useState } from 'react'
import type { SupplierFileJson } from '../../../api/suppliers/contract.js'
import { countText } from '../presentation/count-text.js'
import { ImportFileDialog } from '../presentation/ImportFileDialog.js'

/** Enters what a supplier charges, all of its file or none. */
export function SupplierFileDialog({ onClose }: { readonly onClose: () => void }) {
  const [supplier, setSupplier] = useState('')
  return (
    <ImportFileDialog<SupplierFileJson>
      title="Enter what a supplier charges"
      confirmLabel="Enter the charges"
      suggestions={['File of the month']}
      path="/supplier-charges/import"
      body={{ supplier: supplier.trim() }}
      {...(supplier.trim() === '' ? { blockedBecause: 'Say whose charges they are.' } : {})}
      refusal="SUPPLIER_FILE"
      hint="CSV: agreement,from,to,charge,amount"
      said={({ entered, known, accountsTriedAgain }) =>
        `${countText(entered, 'charge')} entered, ${known} there already` +
        (accountsTriedAgain.length === 0 ? '.' : `; ${countText(accountsTriedAgain.length, 'parked account')} tried again.`)
      }
      onClose={onClose}
    >
      Both days are included. “charge” is the name that the tariff asks for; an amount below zero is a credit.
      <TextField
        label="Supplier"
        value={supplier}
        onChange={(event) => setSupplier(event.target.value)}
        autoFocus
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
    </ImportFileDialog>
  )
}
