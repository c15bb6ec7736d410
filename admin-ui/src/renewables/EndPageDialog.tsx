import { useEffect } from 'react'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** Takes the page of a customer's own energy back. */
export function EndPageDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const { begin, send, isSending } = useCommand({ said: 'The page opens nothing any more.', onDone: onClose })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title="Take the customer’s page back"
      confirmLabel="Take it back"
      isSending={isSending}
      suggestions={['Went to a wrong address', 'The customer asked for it']}
      onConfirm={(reason) => send({ path: `${path}/withdrawal`, body: { reason } })}
      onClose={onClose}
    >
      Its link opens a page that says so and shows nothing.
    </ReasonDialog>
  )
}
