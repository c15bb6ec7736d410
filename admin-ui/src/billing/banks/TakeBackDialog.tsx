import { useEffect } from 'react'
import type { AgreementBanksJson } from '../../../../api/billing/bank-contract.js'
import { dayText } from '../../presentation/date-text.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { bankFigure } from './bank-words.js'

interface Props {
  readonly agreementId: string
  readonly entry: AgreementBanksJson['entries'][number]
  readonly onClose: () => void
}

/** Takes back what was wrongly entered as left by the former system. */
export function TakeBackDialog({ agreementId, entry, onClose }: Props) {
  const { begin, send, isSending } = useCommand({ said: 'The opening is taken back.', onDone: onClose })
  useEffect(() => begin(), [begin])
  return (
    <ReasonDialog
      open
      title={`Take back the opening of ${bankFigure(entry.quantity, entry.unit)}`}
      confirmLabel="Take it back"
      isSending={isSending}
      suggestions={['Wrong quantity', 'Wrong agreement']}
      onConfirm={(reason) =>
        send({
          path: `/agreements/${encodeURIComponent(agreementId)}/banks/openings/${entry.id}/reversal`,
          body: { reason },
        })
      }
      onClose={onClose}
    >
      {bankFigure(entry.quantity, entry.unit)} of {dayText(entry.periodTo)} are taken out of the bank
      {entry.period === null ? '' : ` for ${entry.period} hours`}; the entry stays in its history. The right opening is entered
      afterwards. A bill that waits for approval and counted on it has to be made again.
    </ReasonDialog>
  )
}
