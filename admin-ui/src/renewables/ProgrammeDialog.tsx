import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { ProgrammeRecordJson } from '../../../api/renewables/programme-contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import {
  CAP_KINDS,
  capKindText,
  POSITIVE,
  PROGRAMME_KINDS,
  PROGRAMME_TAKES,
  programmeKindText,
  takesText,
} from './renewables-words.js'

const CODE = /^[a-z][a-z0-9_]{1,39}$/
const AMOUNT = /^\d{1,15}(\.\d{1,6})?$/

/** Adds a programme, or changes its name, lines and cap. */
export function ProgrammeDialog({
  programme,
  onClose,
}: {
  readonly programme: ProgrammeRecordJson | 'new'
  readonly onClose: () => void
}) {
  const known = programme === 'new' ? undefined : programme
  const [code, setCode] = useState(known?.id ?? '')
  const [name, setName] = useState(known?.name ?? '')
  const [kind, setKind] = useState(known?.kind ?? PROGRAMME_KINDS[1])
  const [takes, setTakes] = useState(known?.takes ?? PROGRAMME_TAKES[0])
  const [kwhPerUnit, setKwh] = useState(known?.kwhPerUnit ?? '1')
  const [lines, setLines] = useState((known?.lineCodes ?? []).join(', '))
  const [capKind, setCapKind] = useState<(typeof CAP_KINDS)[number]>(known?.capKind ?? 'none')
  const [cap, setCap] = useState(known?.cap ?? '')
  const { begin, send, isSending } = useCommand({ method: 'PUT', said: 'The programme is kept.', onDone: onClose })
  useEffect(begin, [begin])
  const lineCodes = lines.split(/[\s,]+/).filter((line) => line !== '')
  const wrong = !CODE.test(code)
    ? 'The attribute is small letters, digits and underscores: green_blocks.'
    : name.trim() === ''
      ? 'The programme has a name.'
      : !POSITIVE.test(kwhPerUnit)
        ? 'The size of a unit is a number of kWh above 0.'
        : capKind !== 'none' && !AMOUNT.test(cap)
          ? 'Say how much the cap is.'
          : undefined
  return (
    <ReasonDialog
      open
      title={known === undefined ? 'Add a programme' : `Change ${known.name}`}
      confirmLabel={known === undefined ? 'Add it' : 'Change it'}
      isSending={isSending}
      reasonComesLast
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) =>
        send({
          path: `/programmes/${encodeURIComponent(code)}`,
          body: {
            name: name.trim(),
            kind,
            takes,
            kwhPerUnit,
            lineCodes,
            cap: capKind === 'none' ? null : { kind: capKind, amount: cap },
            reason,
          },
        })
      }
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} autoFocus fullWidth margin="dense" />
      <TextField
        label="Attribute in tariffs"
        value={code}
        onChange={(event) => setCode(event.target.value.trim())}
        disabled={known !== undefined}
        helperText="green_blocks, medical_baseline"
        fullWidth
        margin="dense"
      />
      {known === undefined && (
        <>
          <ChoiceField label="Kind" value={kind} choices={PROGRAMME_KINDS} textOf={programmeKindText} onChoose={setKind} />
          <ChoiceField label="An enrolment says" value={takes} choices={PROGRAMME_TAKES} textOf={takesText} onChoose={setTakes} />
        </>
      )}
      <TextField
        label="Codes of its lines on the bill"
        value={lines}
        onChange={(event) => setLines(event.target.value)}
        helperText="For a cap in money, and for what was sold as green power"
        fullWidth
        margin="dense"
      />
      <TextField
        label="kWh that one unit of these lines stands for"
        value={kwhPerUnit}
        onChange={(event) => setKwh(event.target.value.trim())}
        helperText="The size of a block; 1 where the lines count kWh"
        fullWidth
        margin="dense"
      />
      <ChoiceField label="Cap" value={capKind} choices={CAP_KINDS} textOf={capKindText} onChoose={setCapKind} />
      {capKind !== 'none' && (
        <TextField
          label="How much"
          value={cap}
          onChange={(event) => setCap(event.target.value.trim())}
          fullWidth
          margin="dense"
        />
      )}
    </ReasonDialog>
  )
}
