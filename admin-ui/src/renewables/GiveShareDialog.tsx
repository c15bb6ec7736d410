import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { NUMBER, PERCENT } from './renewables-words.js'

interface Props {
  /** The generator, or the agreement, where it was asked for there; the other is filled in. */
  readonly generatorId?: string
  readonly agreementId?: string
  readonly onClose: () => void
}

/** Gives an agreement a share of what a generator gives. */
export function GiveShareDialog({ generatorId, agreementId, onClose }: Props) {
  const today = useToday()
  const [generator, setGenerator] = useState(generatorId ?? '')
  const [agreement, setAgreement] = useState(agreementId ?? '')
  const [percent, setPercent] = useState('')
  const [from, setFrom] = useState(today ?? '')
  const [to, setTo] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The share is given.', onDone: onClose })
  useEffect(begin, [begin])
  const wrong = !NUMBER.test(generator)
    ? 'Say which generator.'
    : !NUMBER.test(agreement)
      ? 'Say which agreement.'
      : !PERCENT.test(percent)
        ? 'The share is a number above 0, at most 100.'
        : from === ''
          ? 'Say from which day.'
          : undefined
  return (
    <ReasonDialog
      open
      title="Give a share"
      confirmLabel="Give it"
      isSending={isSending}
      reasonComesLast
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) =>
        send({
          path: `/generators/${encodeURIComponent(generator)}/shares`,
          body: { agreementId: agreement, percent, from, to: to === '' ? null : to, reason },
        })
      }
      onClose={onClose}
    >
      {generatorId === undefined && (
        <TextField
          label="Generator"
          value={generator}
          onChange={(event) => setGenerator(event.target.value.trim())}
          autoFocus
          fullWidth
          margin="dense"
        />
      )}
      {agreementId === undefined && (
        <TextField
          label="Agreement"
          value={agreement}
          onChange={(event) => setAgreement(event.target.value.trim())}
          autoFocus
          fullWidth
          margin="dense"
        />
      )}
      <TextField
        label="Share, in per cent"
        value={percent}
        onChange={(event) => setPercent(event.target.value.trim())}
        fullWidth
        margin="dense"
      />
      <DayField label="First day" value={from} onChange={setFrom} required helperText="After the last day that is billed" />
      <DayField label="Last day" value={to} onChange={setTo} helperText="Left empty: goes on" />
    </ReasonDialog>
  )
}
