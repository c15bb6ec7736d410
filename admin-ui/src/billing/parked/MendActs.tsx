import Box from '@mui/material/Box'
import { useState } from 'react'
import { ActionButton } from '../../presentation/ActionButton.js'
import { useCommand } from '../../presentation/use-command.js'
import { useHotKey } from '../../shell/use-hot-key.js'
import { usePermission } from '../../shell/use-permission.js'
import type { RegisterFacts, RunAccountPage } from '../billing-records.js'
import type { MendBody } from './dialog-props.js'
import { ExemptDialog } from './ExemptDialog.js'
import { type MendAct, type OfferedAct, offeredActs } from './parked-acts.js'
import { PlainActDialog } from './PlainActDialog.js'
import { ReadDialog } from './ReadDialog.js'

interface Props {
  readonly account: RunAccountPage
  readonly registers: readonly RegisterFacts[]
  readonly onMended: () => void
}

/** What can be done about a parked account, most likely first, each with its key. After an act the next account comes up. */
export function MendActs({ account, registers, onMended }: Props) {
  const [asked, setAsked] = useState<OfferedAct>()
  const mayMend = usePermission('billing.mend')
  const command = useCommand({
    said: `Account ${account.accountId} goes back to the run and is tried at once.`,
    onDone: () => {
      setAsked(undefined)
      onMended()
    },
  })
  const offers = account.outcome === 'parked' ? offeredActs(account.reasonCode, registers.length > 0) : []
  const ask = (offer: OfferedAct): void => {
    command.begin()
    setAsked(offer)
  }
  const send = (body: MendBody): void => {
    if (asked !== undefined) {
      command.send({
        path: `/run-accounts/${account.runId}/${encodeURIComponent(account.accountId)}/acts`,
        body: { act: asked.act, ...body },
      })
    }
  }
  const dialog = { account, offer: asked, isSending: command.isSending, onSend: send, onClose: () => setAsked(undefined) }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
      {offers.map((offer, index) => (
        <ActionButton
          key={offer.act}
          permission="billing.mend"
          variant={index === 0 ? 'contained' : 'outlined'}
          onClick={() => ask(offer)}
        >
          {offer.label}
          <KeyMark letter={offer.hotKey} />
        </ActionButton>
      ))}
      {offers.map((offer) => (
        <ActKey key={offer.act} offer={offer} onPress={mayMend && asked === undefined ? () => ask(offer) : undefined} />
      ))}
      {isReadAct(asked?.act) && <ReadDialog {...dialog} registers={registers} />}
      {asked?.act === 'exempt_check' && <ExemptDialog {...dialog} />}
      {(asked?.act === 'skip' || asked?.act === 'retry') && <PlainActDialog {...dialog} />}
    </Box>
  )
}

function isReadAct(act: MendAct | undefined): boolean {
  return act === 'correct_read' || act === 'estimate_read'
}

function ActKey({ offer, onPress }: { readonly offer: OfferedAct; readonly onPress: (() => void) | undefined }) {
  useHotKey(offer.hotKey, onPress)
  return null
}

function KeyMark({ letter }: { readonly letter: string }) {
  return (
    <Box
      component="kbd"
      aria-hidden
      sx={{
        display: { xs: 'none', md: 'inline-block' },
        ml: 1,
        px: '5px',
        font: 'inherit',
        fontSize: '0.6875rem',
        lineHeight: '16px',
        opacity: 0.75,
        border: 1,
        borderRadius: '3px',
      }}
    >
      {letter}
    </Box>
  )
}
