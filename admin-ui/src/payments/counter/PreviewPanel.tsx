import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { AllocationTable } from '../AllocationTable.js'
import { usePaymentPreview } from './use-payment-preview.js'

/** What the amount would pay, by the utility's policy. */
export function PreviewPanel({ account, amount }: { readonly account: string; readonly amount: string | undefined }) {
  const { data } = usePaymentPreview(account, amount)
  return (
    <Panel title="This pays">
      {data === undefined || amount === undefined ? (
        <EmptyState dense title="Enter an amount" sentence="What it pays is shown here before it is taken." />
      ) : (
        <AllocationTable allocations={data.allocations} unapplied={data.unapplied} />
      )}
    </Panel>
  )
}
