import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { AgreementBanksJson } from '../../../../api/billing/bank-contract.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { DayField } from '../../presentation/DayField.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { bankName } from './bank-words.js'

type Openable = AgreementBanksJson['mayOpen'][number]

interface Props {
  readonly agreementId: string
  readonly banks: readonly Openable[]
  readonly onClose: () => void
}

const QUANTITY = /^\d{1,15}(\.\d{1,8})?$/
const nameOf = (bank: Openable): string => `${bank.bank} ${bank.period ?? ''}`

/** Enters what the former system had left in a bank, before the first bill goes on from it. */
export function OpenBankDialog({ agreementId, banks, onClose }: Props) {
  const [chosen, setChosen] = useState(banks[0] === undefined ? '' : nameOf(banks[0]))
  const [quantity, setQuantity] = useState('')
  const [earnedOn, setEarnedOn] = useState('')
  const { begin, send, isSending } = useCommand({
    said: 'The opening is entered; the first bill goes on from it.',
    onDone: onClose,
  })
  useEffect(() => begin(), [begin])
  const bank = banks.find((each) => nameOf(each) === chosen)
  const isWhole = QUANTITY.test(quantity) && earnedOn !== ''
  return (
    <ReasonDialog
      open
      title="Enter what the former system had left"
      confirmLabel="Enter the opening"
      isSending={isSending}
      reasonComesLast
      suggestions={['Last statement of the former system']}
      {...(isWhole ? {} : { blockedBecause: 'Say how much was left and on which day it was earned; 0 says that nothing was.' })}
      onConfirm={(reason) =>
        send({
          path: `/agreements/${encodeURIComponent(agreementId)}/banks/openings`,
          body: { bank: bank?.bank ?? '', period: bank?.period ?? null, quantity, earnedOn, reason },
        })
      }
      onClose={onClose}
    >
      Once a bill has gone on from the bank, nothing can be entered any more.
      <ChoiceField
        label="Bank"
        value={chosen}
        choices={banks.map(nameOf)}
        textOf={(name) => {
          const own = banks.find((each) => nameOf(each) === name)
          return own === undefined ? name : bankName(own)
        }}
        onChoose={setChosen}
      />
      <TextField
        label={`How much was left, ${bank?.unit ?? ''}`}
        value={quantity}
        onChange={(event) => setQuantity(event.target.value.trim())}
        error={quantity !== '' && !QUANTITY.test(quantity)}
        helperText="A number such as 120.5"
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
      />
      <DayField
        label="Earned on"
        value={earnedOn}
        onChange={setEarnedOn}
        helperText="What expires counts from this day"
        required
      />
    </ReasonDialog>
  )
}
