import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { MintAnswerJson } from '../../../api/renewables/certificate-contract.js'
import type { GeneratorRecordJson } from '../../../api/renewables/generator-contract.js'
import { addMonths } from '../../../domain/kernel/local-date.js'
import { callApi } from '../http.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { quantityText } from '../presentation/quantity-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'

/** Mints the certificates of a generator's month. */
export function MintDialog({ onClose }: { readonly onClose: () => void }) {
  const today = useToday()
  const { data: generators = [] } = useQuery({
    queryKey: ['generators'],
    queryFn: async ({ signal }) => (await callApi<GeneratorRecordJson[]>('/generators', { signal })).body,
  })
  const [generator, setGenerator] = useState('')
  const [vintage, setVintage] = useState(today === undefined ? '' : addMonths(today, -1).slice(0, 7))
  const { begin, send, isSending } = useCommand<MintAnswerJson>({
    said: ({ certificates, carriedOutKwh }) =>
      `${certificates} certificates are minted; ${quantityText(carriedOutKwh, 'kWh')} are carried on.`,
    onDone: onClose,
  })
  useEffect(begin, [begin])
  const wrong =
    generator === ''
      ? 'Choose a generator.'
      : /^\d{4}-(0[1-9]|1[0-2])$/.test(vintage)
        ? undefined
        : 'The month is written 2026-06.'
  return (
    <ReasonDialog
      open
      title="Mint the certificates of a month"
      confirmLabel="Mint them"
      isSending={isSending}
      reasonComesLast
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) => send({ path: `/generators/${encodeURIComponent(generator)}/mintings`, body: { vintage, reason } })}
      onClose={onClose}
    >
      One for each whole MWh, with serial numbers that go on from the month before. A month is minted once.
      <ChoiceField
        label="Generator"
        value={generator}
        choices={generators.map((each) => each.id)}
        textOf={(id) => `${id} ${generators.find((each) => each.id === id)?.name ?? ''}`}
        onChoose={setGenerator}
      />
      <TextField
        label="Month of generation"
        value={vintage}
        onChange={(event) => setVintage(event.target.value.trim())}
        helperText="Year and month: 2026-06"
        fullWidth
        margin="dense"
      />
    </ReasonDialog>
  )
}
