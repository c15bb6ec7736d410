import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { AcquiredJson } from '../../../api/renewables/certificate-contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { countText } from '../presentation/count-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { TECHNOLOGIES, technologyText } from './renewables-words.js'

const SERIAL = /^[1-9]\d{0,11}$/

/** Enters certificates that were bought of another registry, by a range of its serial numbers. */
export function AcquireDialog({ onClose }: { readonly onClose: () => void }) {
  const [form, setForm] = useState({ registry: '', series: '', vintage: '', first: '', last: '', counterparty: '' })
  const [technology, setTechnology] = useState<(typeof TECHNOLOGIES)[number]>('solar')
  const { begin, send, isSending } = useCommand<AcquiredJson>({
    said: ({ certificates, first, last }) => `${countText(certificates, 'certificate')} entered: ${first} to ${last}.`,
    onDone: onClose,
  })
  useEffect(begin, [begin])
  const field = (name: keyof typeof form, label: string, helperText?: string, isCapital = false) => (
    <TextField
      label={label}
      value={form[name]}
      onChange={(event) => setForm({ ...form, [name]: isCapital ? event.target.value.toUpperCase() : event.target.value })}
      helperText={helperText}
      required={name !== 'series'}
      fullWidth
      margin="dense"
    />
  )
  const [first, last] = [Number(form.first), Number(form.last)]
  const wrong =
    form.registry.trim() === ''
      ? 'Say which registry issued them.'
      : !/^\d{4}-(0[1-9]|1[0-2])$/.test(form.vintage)
        ? 'The month of generation is written 2026-06.'
        : !SERIAL.test(form.first) || !SERIAL.test(form.last) || last < first
          ? 'Give the first and the last serial number.'
          : form.counterparty.trim() === ''
            ? 'Say of whom they were bought.'
            : undefined
  return (
    <ReasonDialog
      open
      title="Enter certificates that were bought"
      confirmLabel={wrong === undefined ? `Enter ${countText(last - first + 1, 'certificate')}` : 'Enter them'}
      isSending={isSending}
      reasonComesLast
      suggestions={['Bought to cover green power']}
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) =>
        send({
          path: '/certificate-acquisitions',
          body: {
            registry: form.registry.trim(),
            series: form.series.trim(),
            vintage: form.vintage,
            technology,
            first,
            last,
            counterparty: form.counterparty.trim(),
            reason,
          },
        })
      }
      onClose={onClose}
    >
      One for each serial number, a MWh each. They are held from then on and retired for green power as those that are minted;
      none can be entered twice.
      {field('registry', 'Registry', 'As it is abbreviated: WREGIS', true)}
      {field('series', 'Series', 'What stands before the counting in its serial numbers; empty where there is nothing', true)}
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr' }}>
        {field('first', 'First serial number')}
        {field('last', 'Last serial number')}
        {field('vintage', 'Month of generation', 'Year and month: 2026-06')}
        <ChoiceField label="Kind" value={technology} choices={TECHNOLOGIES} textOf={technologyText} onChoose={setTechnology} />
      </Box>
      {field('counterparty', 'Bought of')}
    </ReasonDialog>
  )
}
