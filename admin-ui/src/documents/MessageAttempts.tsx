import type { MessagePageJson } from '../../../api/documents/contract.js'
import { DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Instant } from '../presentation/Instant.js'
import { StateChip } from '../presentation/StateChip.js'
import { outcomeText } from './message-words.js'

interface Happening {
  readonly key: string
  readonly at: string
  readonly state: string
  readonly label: string
  readonly detail: string | null
}

/** Attempts and receipts, the newest first. */
export function MessageAttempts({ message }: { readonly message: MessagePageJson }) {
  const happenings: Happening[] = [
    ...message.receipts.map((receipt) => ({
      key: receipt.outcome,
      at: receipt.receivedAt,
      state: receipt.outcome === 'delivered' ? 'done' : 'failed',
      label: receipt.outcome === 'delivered' ? 'Delivered' : receipt.outcome === 'bounced' ? 'Came back' : 'Failed',
      detail: receipt.detail,
    })),
    ...message.tries.map((attempt) => ({
      key: String(attempt.attempt),
      at: attempt.endedAt ?? attempt.begunAt,
      state: attempt.outcome ?? 'unknown',
      label: outcomeText(attempt.outcome),
      detail:
        attempt.providerReference === null
          ? attempt.detail
          : `${attempt.detail ?? ''} (the provider calls it ${attempt.providerReference})`.trim(),
    })),
  ].toSorted((one, other) => other.at.localeCompare(one.at))
  if (happenings.length === 0) {
    return <EmptyState dense title="Nothing was tried yet" sentence={untried(message)} />
  }
  return (
    <DenseTable<Happening>
      label="Attempts and receipts"
      rows={happenings}
      rowKey={(row) => row.key}
      columns={[
        { label: 'When', render: (row) => <Instant at={row.at} />, width: 120 },
        {
          label: 'What',
          render: (row) => (
            <StateChip state={row.state} label={row.label} tone={row.state === 'unavailable' ? 'waiting' : undefined} />
          ),
        },
        { label: 'In the server’s words', render: (row) => row.detail ?? '–' },
      ]}
    />
  )
}

function untried(message: MessagePageJson): string {
  if (message.channel === 'phone') return 'The customer chose the telephone: a task in the call-back queue asks for the call.'
  if (message.state === 'none') return 'The customer chose to get no messages of this kind.'
  if (message.state === 'cancelled') return 'It was taken back before it left.'
  if (message.waitsFor === 'print') return 'Letters gather for a quarter of an hour, so that they are printed together.'
  if (message.waitsFor === 'quiet_hours') return 'It leaves when the customer’s quiet hours are over.'
  return 'It leaves within moments.'
}
