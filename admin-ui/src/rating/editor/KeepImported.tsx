import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { TranslationJson } from '../../../../api/rating/rate-check-contract.js'
import { problemOf } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { countText } from '../../presentation/count-text.js'
import { dayText } from '../../presentation/date-text.js'
import { Panel } from '../../presentation/Panel.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { LinesWithoutAccount } from '../LinesWithoutAccount.js'
import { useTariffCheck } from '../use-tariff-check.js'
import { editorPath } from '../versions/version-act-words.js'
import { type JsonObject, listAt, textAt, textOf } from './tariff-text.js'

interface Props {
  readonly tariff: JsonObject
  readonly format: TranslationJson['format']
  readonly assumptions: TranslationJson['assumptions']
}

const A_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** What the rate became, under which code it is kept, and the draft that it is from then on. */
export function KeepImported({ tariff, format, assumptions }: Props) {
  const [code, setCode] = useState(textAt(tariff, ['tariff']))
  const [name, setName] = useState(textAt(tariff, ['name']))
  const [isAsking, setAsking] = useState(false)
  const rules = listAt(tariff, ['versions', 0, 'rules']).length
  const isCode = A_CODE.test(code) && code.length <= 64
  const { check } = useTariffCheck(isCode ? textOf({ ...tariff, tariff: code }) : undefined)
  return (
    <>
      <Panel title="It became a tariff" padded>
        <Alert severity="success" sx={{ mb: 1.5 }}>
          {format === 'urdb' ? 'OpenEI URDB' : format === 'owrs' ? 'OWRS' : 'Penstock'}: {countText(rules, 'rule')} from{' '}
          {dayText(textAt(tariff, ['versions', 0, 'from']))}, {countText(assumptions.length, 'choice')} taken for granted.
          {check?.isValid === true && ' Every line has its account: it could be proposed as it is.'}
        </Alert>
        <Box
          sx={{
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: { xs: '1fr', sm: '260px minmax(0, 1fr) auto' },
            alignItems: 'start',
          }}
        >
          <TextField
            label="Code"
            size="small"
            value={code}
            onChange={(event) => setCode(event.target.value.trim())}
            error={!isCode}
            helperText={isCode ? undefined : 'Letters, digits, - _ .'}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <TextField
            label="Name"
            size="small"
            value={name}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <ActionButton
            permission="rating.write"
            variant="contained"
            {...(isCode && name.trim() !== '' ? {} : { disabledBecause: 'Give a code and a name.' })}
            onClick={() => setAsking(true)}
          >
            Keep as a draft…
          </ActionButton>
        </Box>
        {isAsking && (
          <KeepDialog
            file={textOf({ ...tariff, tariff: code, name: name.trim() })}
            assumptions={assumptions}
            onClose={() => setAsking(false)}
          />
        )}
      </Panel>
      <LinesWithoutAccount tariff={code} lines={check?.linesWithoutAccount ?? []} />
    </>
  )
}

interface DialogProps {
  readonly file: string
  readonly assumptions: TranslationJson['assumptions']
  readonly onClose: () => void
}

function KeepDialog({ file, assumptions, onClose }: DialogProps) {
  const navigate = useNavigate()
  const { begin, send, isSending, error } = useCommand<{ id: string; version: number }>({
    said: (answer) => `It is version ${answer.version} of tariff ${answer.id}, a draft.`,
    onDone: (answer) => void navigate(editorPath(answer.id, answer.version)),
    handles: (refusal) => problemOf(refusal) !== undefined,
  })
  useEffect(begin, [begin])
  const failure = problemOf(error)
  return (
    <ReasonDialog
      open
      title="Keep the imported rate as a draft"
      confirmLabel="Keep as a draft"
      isSending={isSending}
      suggestions={['Published rate, to be looked over']}
      onConfirm={(reason) => send({ path: '/tariffs', body: { file, assumptions, reason } })}
      onClose={onClose}
    >
      It bills nothing until it is proposed and another person approves it. What was taken for granted is kept with it.
      {failure !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {failure.detail ?? failure.title}
        </Alert>
      )}
    </ReasonDialog>
  )
}
