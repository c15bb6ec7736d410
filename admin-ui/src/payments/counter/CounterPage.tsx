import Box from '@mui/material/Box'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import type { PaymentReceiptJson } from '../../../../api/payments/contract.js'
import { callApi } from '../../http.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { CounterForm } from './CounterForm.js'
import { DrawerPanel } from './DrawerPanel.js'
import { Receipt, type Taken } from './Receipt.js'

/** The counter: account, amount, tender, receipt with the keyboard alone; the drawer beside it. */
export function CounterPage() {
  const [search, setSearch] = useSearchParams()
  const [account, setAccount] = useState<AccountRecordJson | null>(null)
  const [taken, setTaken] = useState<Taken>()
  const field = useRef<HTMLInputElement>(null)
  const wanted = search.get('account')

  useEffect(() => {
    if (wanted === null) return
    let isCurrent = true
    void callApi<readonly AccountRecordJson[]>(`/accounts?filter=${encodeURIComponent(JSON.stringify({ id: wanted }))}`).then(
      ({ body }) => {
        if (isCurrent) setAccount(body[0] ?? null)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [wanted])

  const next = useCallback(() => {
    setTaken(undefined)
    setAccount(null)
    setSearch({}, { replace: true })
    setTimeout(() => field.current?.focus(), 0)
  }, [setSearch])

  return (
    <>
      <PageHeader title="Take a payment" subtitle="Enter goes on, arrows change the tender, the last Enter takes the payment" />
      <Box
        sx={{
          px: { xs: 0, sm: 2 },
          pb: 3,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 280px' },
          alignItems: 'start',
        }}
      >
        {taken === undefined ? (
          <CounterForm
            // A new customer starts with empty fields.
            key={account?.id ?? 'none'}
            account={account}
            onAccount={setAccount}
            accountField={field}
            onTaken={(receipt: PaymentReceiptJson, change) =>
              setTaken({ receipt, change, customerName: account?.customerName ?? '' })
            }
          />
        ) : (
          <Receipt taken={taken} onNext={next} />
        )}
        <DrawerPanel />
      </Box>
    </>
  )
}
