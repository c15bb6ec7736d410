import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import type { PaymentReceiptJson } from '../../../../api/payments/contract.js'
import { moneyText } from '../../presentation/money-text.js'
import { Panel } from '../../presentation/Panel.js'
import { useCommand } from '../../presentation/use-command.js'
import { useCurrency } from '../../presentation/use-utility.js'
import { AccountField } from './AccountField.js'
import { AccountStanding } from './AccountStanding.js'
import { goOn } from './go-on.js'
import { PreviewPanel } from './PreviewPanel.js'
import { settleTenders, type Tendered, typedAmount } from './settle-tenders.js'
import { TenderFields } from './TenderFields.js'

interface Props {
  readonly account: AccountRecordJson | null
  readonly onAccount: (account: AccountRecordJson | null) => void
  readonly accountField: RefObject<HTMLInputElement | null>
  readonly onTaken: (receipt: PaymentReceiptJson, change: string) => void
}

/** The fields of a counter payment; what it would pay is shown before it is taken. */
export function CounterForm({ account, onAccount, accountField, onTaken }: Props) {
  const currency = useCurrency()
  const amountField = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(() => proposedAmount(account))
  const [tenders, setTenders] = useState<readonly Tendered[]>([{ kind: 'cash', amount: '', detail: '' }])
  const amount = typedAmount(typed, currency)
  const settlement = settleTenders(amount ?? '', handedOver(tenders, amount, currency), currency)
  const { begin, send, isSending } = useCommand<PaymentReceiptJson>({ onDone: (receipt) => onTaken(receipt, settlement.change) })
  useEffect(() => {
    begin()
    if (account !== null) amountField.current?.select()
  }, [account, begin])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (account === null || amount === undefined || settlement.problem !== undefined || isSending) return
    send({ path: '/payments', body: { channel: 'counter', account: account.id, amount, tenders: settlement.tenders } })
  }
  const why = account === null ? 'Choose the account first.' : settlement.problem
  return (
    <Box component="form" onSubmit={submit} onKeyDown={goOn} sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Panel title="Payment" padded>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <AccountField account={account} onAccount={onAccount} inputRef={accountField} autoFocus={account === null} />
          {account !== null && <AccountStanding account={account} />}
          <TextField
            label="Amount"
            value={typed}
            inputRef={amountField}
            onChange={(event) => setTyped(event.target.value)}
            error={typed !== '' && amount === undefined}
            helperText={typed !== '' && amount === undefined ? 'An amount like 94.79' : ' '}
            disabled={account === null}
            slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 15 } }}
            sx={{ maxWidth: 220 }}
          />
          <TenderFields amount={amount} tenders={tenders} onTenders={setTenders} />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
            <Button type="submit" variant="contained" disabled={why !== undefined || isSending} sx={{ minHeight: 40 }}>
              {isSending ? 'Taking…' : `Take ${amount === undefined ? 'the payment' : moneyText(amount, currency)}`}
            </Button>
            <Box
              role="status"
              sx={{ color: why === undefined ? 'text.primary' : 'text.secondary', fontWeight: why === undefined ? 650 : 450 }}
            >
              {why ?? (Number(settlement.change) > 0 ? `Change ${moneyText(settlement.change, currency)}` : '')}
            </Box>
          </Box>
        </Box>
      </Panel>
      {account !== null && <PreviewPanel account={account.id} amount={amount} />}
    </Box>
  )
}

/** What is owed is what is mostly paid; nothing is proposed where nothing is owed. */
function proposedAmount(account: AccountRecordJson | null): string {
  return account !== null && Number(account.balance) > 0 ? account.balance : ''
}

/** An empty first tender means exactly the amount. */
function handedOver(tenders: readonly Tendered[], amount: string | undefined, currency: string): Tendered[] {
  return tenders.map((tender) => {
    if (tenders.length === 1 && tender.amount.trim() === '') return { ...tender, amount: amount ?? '' }
    return { ...tender, amount: typedAmount(tender.amount, currency) ?? tender.amount }
  })
}
