import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { CustomerPageJson } from '../../../../api/customers/contract.js'
import { Day } from '../../presentation/Day.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { useCommand } from '../../presentation/use-command.js'
import { usePermission } from '../../shell/use-permission.js'

/** Says which record goes on in place of this one, or which were merged into it, with the way back. */
export function MergeNotice({ customer }: { readonly customer: CustomerPageJson }) {
  const [undoing, setUndoing] = useState<CustomerPageJson['merges'][number]>()
  const mayMerge = usePermission('customers.merge')
  const { begin, send, isSending } = useCommand({ said: 'They are two customers again.', onDone: () => setUndoing(undefined) })
  return (
    <>
      {customer.mergedInto !== null && (
        <Alert severity="warning" square>
          This record was merged. Go on with{' '}
          <RecordLink resource="customers" id={customer.mergedInto}>
            {customer.mergedInto}
          </RecordLink>
          .
        </Alert>
      )}
      {customer.merges.map((merge) => (
        <Alert
          key={merge.id}
          severity="info"
          square
          action={
            mayMerge && (
              <Button
                onClick={() => {
                  begin()
                  setUndoing(merge)
                }}
              >
                Undo the merge…
              </Button>
            )
          }
        >
          {merge.name} (
          <RecordLink resource="customers" id={merge.mergedId}>
            {merge.mergedId}
          </RecordLink>
          ) was merged into this record on <Day date={merge.businessDate} /> by {merge.mergedBy}.
        </Alert>
      ))}
      <ReasonDialog
        open={undoing !== undefined}
        title={`Make ${undoing?.mergedId ?? ''} a customer of its own again?`}
        confirmLabel="Undo the merge"
        isSending={isSending}
        suggestions={['They are two different people']}
        onConfirm={(reason) => undoing !== undefined && send({ path: `/customer-merges/${undoing.id}/undo`, body: { reason } })}
        onClose={() => setUndoing(undefined)}
      >
        Exactly what moved goes back. What was written since stays where it is.
      </ReasonDialog>
    </>
  )
}
