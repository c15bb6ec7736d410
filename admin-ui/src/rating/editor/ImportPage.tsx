import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TranslationJson } from '../../../../api/rating/rate-check-contract.js'
import { callApi, problemOf } from '../../http.js'
import { DayField } from '../../presentation/DayField.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { Panel } from '../../presentation/Panel.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { TextLink } from '../../presentation/TextLink.js'
import { useToday } from '../../presentation/use-utility.js'
import { ChosenFileField } from '../../presentation/ChosenFileField.js'
import { pairsOf } from '../check/rate-check-request.js'
import { RateCheckFindings } from '../check/RateCheckFindings.js'
import { PairsField } from '../PairsField.js'
import { KeepImported } from './KeepImported.js'
import type { JsonObject } from './tariff-text.js'

/** Makes a draft of a rate that was published elsewhere: an OpenEI URDB object or an OWRS file, with everything that was taken for granted. */
export function ImportPage() {
  const today = useToday() ?? ''
  const [name, setName] = useState<string>()
  const [text, setText] = useState('')
  const [from, setFrom] = useState('')
  const [attributes, setAttributes] = useState('')
  const [options, setOptions] = useState('')
  const day = from === '' ? today : from
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async () => {
      const body = { tariff: text, from: day, attributes: pairsOf(attributes), options: pairsOf(options) }
      return (await callApi<TranslationJson>('/tariff-drafts', { method: 'POST', body })).body
    },
  })
  const failure = problemOf(error)
  return (
    <>
      <PageHeader
        title="Import a published rate"
        subtitle={
          <>
            OpenEI URDB or OWRS, as a draft of a tariff.{' '}
            <TextLink to="/tariffs" inText>
              Tariffs
            </TextLink>
          </>
        }
      />
      <Box
        sx={{
          px: { xs: 0, sm: 2 },
          pb: 3,
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '440px minmax(0, 1fr)' },
        }}
      >
        <Panel title="The rate" padded>
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <ChosenFileField
              label="File"
              hint="URDB (JSON) or OWRS (YAML); or paste it below"
              accept=".json,.yaml,.yml,.owrs,application/json"
              file={name === undefined ? undefined : { name, text }}
              onFile={(file) => {
                setName(file?.name)
                setText(file?.text ?? '')
              }}
            />
            <TextField
              label="Text of the rate"
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setName(undefined)
              }}
              multiline
              minRows={6}
              maxRows={16}
              slotProps={{
                inputLabel: { shrink: true },
                htmlInput: { spellCheck: false, style: { fontFamily: 'ui-monospace, monospace', fontSize: '0.75rem' } },
              }}
            />
            <DayField label="First day it charges" value={day} onChange={setFrom} />
            <PairsField
              label="For which customers"
              placeholder="customer_class=RESIDENTIAL_SINGLE"
              value={attributes}
              onChange={setAttributes}
              hint="OWRS files hold several classes"
            />
            <PairsField
              label="Choices the file leaves open"
              placeholder="tier_allocation=chronological"
              value={options}
              onChange={setOptions}
              hint="the answer lists what was taken"
            />
            <Button variant="contained" onClick={() => mutate()} disabled={isPending || text.trim() === '' || day === ''}>
              Make a tariff of it
            </Button>
          </Box>
        </Panel>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          {failure !== undefined && (
            <Alert severity="error">
              {failure.detail ?? failure.title}
              {failure.errors?.map(({ field, message }) => (
                <Box key={`${field} ${message}`} sx={{ fontSize: '0.75rem' }}>
                  {field}: {message}
                </Box>
              ))}
            </Alert>
          )}
          {isPending && <RowSkeletons rows={6} />}
          {data === undefined && failure === undefined && !isPending && (
            <EmptyState
              title="Nothing was imported yet"
              sentence="A field that is not understood is refused by its name, and every choice the file leaves open is listed here with how it was taken."
            />
          )}
          {data !== undefined && !isPending && (
            <>
              {data.tariff !== null && (
                <KeepImported
                  key={JSON.stringify(data.tariff)}
                  tariff={data.tariff as JsonObject}
                  format={data.format}
                  assumptions={data.assumptions}
                />
              )}
              <RateCheckFindings findings={data} />
            </>
          )}
        </Box>
      </Box>
    </>
  )
}
