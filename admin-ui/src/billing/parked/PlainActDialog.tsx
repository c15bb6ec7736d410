import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import type { MendDialogProps } from './dialog-props.js'

const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = {
  retry: ['Its data were mended'],
  skip: ['Waits for a field check', 'Customer dispute is open'],
}

/** Try again, or leave out: a reason is all that is asked. */
export function PlainActDialog({ account, offer, isSending, onSend, onClose }: MendDialogProps) {
  return (
    <ReasonDialog
      open={offer !== undefined}
      title={`${offer?.label ?? ''}: ${account.accountId}`}
      confirmLabel={offer?.label ?? ''}
      isSending={isSending}
      suggestions={SUGGESTIONS[offer?.act ?? ''] ?? []}
      onConfirm={(reason) => onSend({ reason })}
      onClose={onClose}
    >
      {offer?.consequence}
    </ReasonDialog>
  )
}
