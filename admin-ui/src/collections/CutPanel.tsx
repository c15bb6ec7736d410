import Alert from '@mui/material/Alert'
import { useState } from 'react'
import type { CollectionPageJson } from '../../../api/collections/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { ConfirmHomeDialog } from './ConfirmHomeDialog.js'
import { CHANNEL_TEXTS } from './collection-words.js'

type Cut = NonNullable<CollectionPageJson['cut']>

/** Service that is off: since when, until when it must be back, who brings it back, and who said that somebody is at home. */
export function CutPanel({ collectionId, cut }: { readonly collectionId: string; readonly cut: Cut }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title="Service is off"
      padded
      aside={
        cut.awaitsHome && (
          <ActionButton permission="collections.work" size="small" variant="contained" onClick={() => setOpen(true)}>
            Somebody is at home…
          </ActionButton>
        )
      }
    >
      {cut.awaitsHome && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          The meter switches it on once an adult says that somebody is at home and nothing is open or running. Without that word a
          crew goes on the last day.
        </Alert>
      )}
      <FactList
        facts={[
          { label: 'Cut on', value: <Day date={cut.cutOn} /> },
          { label: 'For', value: <Money amount={cut.pastDue} /> },
          { label: 'By', value: <By orderId={cut.workOrderId} commandId={cut.remoteCommandId} /> },
          { label: 'Must be back by', value: cut.restoreBy === null ? 'not asked for yet' : <Day date={cut.restoreBy} /> },
          ...(cut.reconnectOrderId === null && cut.reconnectCommandId === null
            ? []
            : [{ label: 'Back by', value: <By orderId={cut.reconnectOrderId} commandId={cut.reconnectCommandId} /> }]),
          ...cut.confirmations.map((each) => ({
            label: 'At home',
            value: (
              <>
                {each.saidBy}, {(CHANNEL_TEXTS[each.channel] ?? each.channel).toLowerCase()}, <Day date={each.on} /> (written down
                by {each.recordedBy})
              </>
            ),
          })),
        ]}
      />
      <ConfirmHomeDialog open={isOpen} collectionId={collectionId} onClose={() => setOpen(false)} />
    </Panel>
  )
}

function By({ orderId, commandId }: { readonly orderId: string | null; readonly commandId: string | null }) {
  if (orderId !== null) return <RecordLink resource="work-orders" id={orderId}>{`a crew, ${orderId}`}</RecordLink>
  return <>{`the meter, ${commandId ?? ''}`}</>
}
