import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { COUNTS, countsText, generatorPath, NUMBER, POSITIVE, TECHNOLOGIES, technologyText } from './renewables-words.js'

/** Registers a generator; `servicePointId` is filled in where it was asked for at a place. */
export function RegisterGeneratorDialog({
  onClose,
  servicePointId = '',
}: {
  readonly onClose: () => void
  readonly servicePointId?: string
}) {
  const today = useToday()
  const navigate = useNavigate()
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const [point, setPoint] = useState(servicePointId)
  const [counts, setCounts] = useState<(typeof COUNTS)[number]>('received')
  const [technology, setTechnology] = useState<(typeof TECHNOLOGIES)[number]>('solar')
  const [capacityKw, setCapacity] = useState('')
  const [beganOn, setBegan] = useState(today ?? '')
  const { begin, send, isSending } = useCommand<{ generatorId: string }>({
    said: 'The generator is registered.',
    onDone: (answer) => {
      onClose()
      void navigate(generatorPath(answer.generatorId))
    },
  })
  useEffect(begin, [begin])
  const wrong = !NUMBER.test(id)
    ? 'The number is letters, digits and hyphens: SUN-1.'
    : name.trim() === ''
      ? 'The generator has a name.'
      : !NUMBER.test(point)
        ? 'Say the service point where its meters are.'
        : !POSITIVE.test(capacityKw)
          ? 'The capacity is a number of kW above 0.'
          : beganOn === ''
            ? 'Say from which day it counts.'
            : undefined
  return (
    <ReasonDialog
      open
      title="Register a generator"
      confirmLabel="Register it"
      isSending={isSending}
      reasonComesLast
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) =>
        send({
          path: '/generators',
          body: { id, name: name.trim(), servicePointId: point, counts, technology, capacityKw, beganOn, reason },
        })
      }
      onClose={onClose}
    >
      <TextField
        label="Number"
        value={id}
        onChange={(event) => setId(event.target.value.trim())}
        autoFocus
        fullWidth
        margin="dense"
      />
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} fullWidth margin="dense" />
      <TextField
        label="Service point"
        value={point}
        onChange={(event) => setPoint(event.target.value.trim())}
        helperText="Where its meters are"
        fullWidth
        margin="dense"
      />
      <ChoiceField
        label="What counts as generation"
        value={counts}
        choices={COUNTS}
        textOf={countsText}
        onChoose={setCounts}
        helperText="Of a meter that counts nothing but generation: all that it counts"
      />
      <ChoiceField label="Kind" value={technology} choices={TECHNOLOGIES} textOf={technologyText} onChoose={setTechnology} />
      <TextField
        label="Capacity, kW"
        value={capacityKw}
        onChange={(event) => setCapacity(event.target.value.trim())}
        fullWidth
        margin="dense"
      />
      <DayField label="First day on which it counts" value={beganOn} onChange={setBegan} required />
    </ReasonDialog>
  )
}
