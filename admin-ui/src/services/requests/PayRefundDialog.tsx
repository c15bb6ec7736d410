import { useEffect, useState } from 'react'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { channelText } from '../../payments/payment-words.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { moneyText } from '../../presentation/money-text.js'
import { useCommand } from '../../presentation/use-command.js'
import { useCurrency } from '../../presentation/use-utility.js'
import { requestAct } from '../service-paths.js'

interface Props {
  readonly page: ServiceRequestPageJson
  readonly leaving: ServiceRequestPageJson['leaving'][number] | undefined
  readonly onClose: () => void
}

const CHANNELS = ['bank_transfer', 'counter'] as const

/** Pays the credit of a leaving account out, whole; then it closes. */
export function PayRefundDialog({ page, leaving, onClose }: Props) {
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('bank_transfer')
  const currency = useCurrency()
  const { begin, send, isSending } = useCommand({ said: 'The refund is written down; the account closes.', onDone: onClose })
  useEffect(() => {
    if (leaving !== undefined) begin()
  }, [leaving, begin])
  const amount = leaving === undefined ? '' : moneyText(leaving.balance.replace(/^-/, ''), currency)
  return (
    <ReasonDialog
      open={leaving !== undefined}
      title={`Pay ${amount} back to account ${leaving?.accountId ?? ''}`}
      confirmLabel={`Pay back ${amount}`}
      isSending={isSending}
      suggestions={['Rest of the deposit after the final bill', 'Credit after the final bill']}
      onConfirm={(reason) =>
        send({
          path: requestAct(page.id, 'pay-refund'),
          body: { version: page.version, accountId: leaving?.accountId, channel, reason },
        })
      }
      onClose={onClose}
    >
      The whole credit leaves the books on today’s business date. Send the money by the way chosen here.
      <ChoiceField label="How it is paid" value={channel} choices={CHANNELS} textOf={channelText} onChoose={setChannel} />
    </ReasonDialog>
  )
}
