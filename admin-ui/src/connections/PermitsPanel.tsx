import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import type { ConnectionPageJson, ConnectionPermitJson } from '../../../api/connections/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { Panel } from '../presentation/Panel.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { StateChip } from '../presentation/StateChip.js'
import { useCommand } from '../presentation/use-command.js'
import { actPath } from './connection-words.js'

type Act = 'request' | 'grant' | 'refuse' | 'waive'
interface Deciding {
  readonly permit: ConnectionPermitJson
  readonly act: Act
}

const DONE: Readonly<Record<Act, string>> = { request: 'requested', grant: 'granted', refuse: 'refused', waive: 'let go' }

/** Permits and inspections: what became of each, and what may be written down. */
export function PermitsPanel({ connection }: { readonly connection: ConnectionPageJson }) {
  const [deciding, setDeciding] = useState<Deciding>()
  const [reference, setReference] = useState('')
  const close = (): void => setDeciding(undefined)
  const { begin, send, isSending } = useCommand({
    said: deciding === undefined ? undefined : `${deciding.permit.title} is ${DONE[deciding.act]}.`,
    onDone: close,
  })
  const decide = (permit: ConnectionPermitJson, act: Act): void => {
    begin()
    setReference(permit.reference ?? '')
    setDeciding({ permit, act })
  }
  const path = deciding === undefined ? '' : actPath(connection.id, `permits/${deciding.permit.code}/${deciding.act}`)
  const needsReason = deciding?.act === 'refuse' || deciding?.act === 'waive'
  return (
    <Panel title="Permits and inspections">
      {connection.permits.length === 0 && (
        <EmptyState dense title="None yet" sentence="Those its service needs stand here once the quote is accepted and paid." />
      )}
      {connection.permits.map((permit) => (
        <Box
          key={permit.code}
          sx={{
            px: 1.5,
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
            fontSize: '0.8125rem',
            '&:last-child': { borderBottom: 0 },
          }}
        >
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <strong>{permit.title}</strong>
            <StateChip state={permit.state} />
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {permit.obtainedBy === 'customer' ? 'by the customer' : 'by us'}
              {permit.reference !== null && ` · ${permit.reference}`}
              {permit.decidedOn !== null && (
                <>
                  {' · '}
                  <Day date={permit.decidedOn} />
                </>
              )}
            </Box>
          </Box>
          {connection.stage === 'permits' && permit.state !== 'granted' && permit.state !== 'waived' && (
            <Box sx={{ display: 'flex', gap: 1, mt: 0.75, flexWrap: 'wrap' }}>
              <ActionButton permission="connections.work" variant="contained" onClick={() => decide(permit, 'grant')}>
                {permit.kind === 'inspection' ? 'Passed…' : 'Granted…'}
              </ActionButton>
              {permit.state !== 'requested' && (
                <ActionButton permission="connections.work" variant="outlined" onClick={() => decide(permit, 'request')}>
                  Requested…
                </ActionButton>
              )}
              {permit.state !== 'refused' && (
                <ActionButton permission="connections.work" variant="outlined" onClick={() => decide(permit, 'refuse')}>
                  Refused…
                </ActionButton>
              )}
              <ActionButton permission="connections.override" variant="outlined" onClick={() => decide(permit, 'waive')}>
                Go on without it…
              </ActionButton>
            </Box>
          )}
        </Box>
      ))}
      <FormDialog
        open={deciding !== undefined && !needsReason}
        title={deciding === undefined ? '' : `${deciding.permit.title} was ${DONE[deciding.act]}`}
        confirmLabel="Write it down"
        isReady
        isSending={isSending}
        onConfirm={() => send({ path, body: reference.trim() === '' ? {} : { reference: reference.trim() } })}
        onClose={close}
      >
        <TextField
          label="Number of the authority"
          value={reference}
          onChange={(event) => setReference(event.target.value)}
          autoFocus
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
      </FormDialog>
      <ReasonDialog
        open={needsReason}
        title={deciding?.act === 'waive' ? `Go on without ${deciding.permit.title}?` : `${deciding?.permit.title} was refused`}
        confirmLabel={deciding?.act === 'waive' ? 'Go on without it' : 'Write it down'}
        isSending={isSending}
        suggestions={deciding?.act === 'waive' ? ['Not needed here'] : ['Plans must be changed']}
        onConfirm={(reason) => send({ path, body: { reason } })}
        onClose={close}
      >
        {deciding?.act === 'waive'
          ? 'It is not waited for any more. The reason stands in the history.'
          : 'A supervisor is told. Ask for it again, or take the connection back to the survey or the quote.'}
      </ReasonDialog>
    </Panel>
  )
}
