import Box from '@mui/material/Box'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { BigButton } from './BigButton.js'
import type { QueuedSend } from './queued-send.js'
import { usePhone, usePhoneState } from './use-phone.js'

const KINDS = {
  start: 'That you set out was not taken',
  arrive: 'That you arrived was not taken',
  file: 'Your picture was not taken, and your result waits for it',
  result: 'Your result was not taken',
} as const

/** What the office did not take, what it says, and the ways on: change it and send it again, or give it up. */
export function ConflictCard({ entry }: { readonly entry: QueuedSend }) {
  const phone = usePhone()
  const { kept } = usePhoneState()
  const navigate = useNavigate()
  const [isSure, setSure] = useState(false)
  const isOnList = kept?.day.orders.some((order) => order.id === entry.orderId) === true
  const isReport = entry.kind === 'start' || entry.kind === 'arrive'
  if (entry.refusal === null) return null
  return (
    <Box
      role="alert"
      sx={(theme) => ({
        mx: 2,
        mb: 1.5,
        p: 1.5,
        borderRadius: 1,
        border: '1px solid',
        borderColor: theme.console.tones.action.dot,
        bgcolor: theme.console.tones.action.tint,
        color: theme.console.tones.action.ink,
      })}
    >
      <Box sx={{ fontWeight: 650 }}>
        {KINDS[entry.kind]}: {entry.title}
      </Box>
      <Box sx={{ mt: 0.5 }}>
        {plainSentence(entry.refusal.sentence)} ({entry.refusal.code})
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1 }}>
        {!isReport && isOnList && (
          <BigButton
            variant="contained"
            size="plain"
            onClick={() =>
              void phone.reopen(entry.orderId).then(() => navigate(`/field/orders/${encodeURIComponent(entry.orderId)}`))
            }
          >
            Change it and send again
          </BigButton>
        )}
        <BigButton
          variant="outlined"
          size="plain"
          onClick={() => {
            if (isReport) void phone.forget(entry)
            else if (isSure) void phone.discard(entry.orderId)
            else setSure(true)
          }}
        >
          {isReport ? 'Understood' : isSure ? 'Yes, give up what I wrote down' : 'Give it up'}
        </BigButton>
      </Box>
    </Box>
  )
}
