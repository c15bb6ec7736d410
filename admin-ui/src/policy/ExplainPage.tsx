import Box from '@mui/material/Box'
import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router-dom'
import type { ExplanationJson, ParameterGroupJson } from '../../../api/policy/contract.js'
import { callApi } from '../http.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { stateText } from '../presentation/state-tone.js'
import { useToday } from '../presentation/use-utility.js'
import { ExplanationAnswer } from './ExplanationAnswer.js'
import { CLASSES, SERVICES } from './policy-words.js'

/** "Which rule holds for this kind of customer on that day, and why?" The question stands in the address, so it can be sent on. */
export function ExplainPage() {
  const today = useToday() ?? ''
  const [query, setQuery] = useSearchParams()
  const asked = {
    key: query.get('key') ?? 'late_fee.rule',
    day: query.get('day') ?? today,
    service: query.get('service') ?? 'water',
    customerClass: query.get('customerClass') ?? 'residential',
    programmes: query.get('programmes') ?? '',
  }
  const ask = (change: Partial<typeof asked>) => setQuery({ ...asked, ...change }, { replace: true })
  const { data: groups = [] } = useQuery({
    queryKey: ['policy-parameters'],
    queryFn: async ({ signal }) => (await callApi<ParameterGroupJson[]>('/policy-parameters', { signal })).body,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const answer = useQuery({
    queryKey: ['policy-explanation', asked],
    queryFn: async ({ signal }) =>
      (await callApi<ExplanationJson>(`/policy-explanation?${new URLSearchParams(asked).toString()}`, { signal })).body,
    enabled: asked.day !== '',
    retry: false,
  })
  const options = groups.flatMap(({ title, parameters }) => parameters.map((each) => ({ ...each, title })))
  return (
    <>
      <PageHeader title="Which rule holds?" subtitle="For a kind of customer on a day, from which row, over which others" />
      <Box sx={{ px: { xs: 0, sm: 2 }, pb: 3, display: 'grid', gap: 2 }}>
        <Panel title="Question" padded>
          <Box sx={{ display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: '2fr 1fr 1fr 1fr' } }}>
            <Autocomplete
              options={options}
              groupBy={(option) => option.title}
              getOptionLabel={(option) => option.key}
              isOptionEqualToValue={(option, value) => option.key === value.key}
              value={options.find(({ key }) => key === asked.key) ?? null}
              onChange={(_, option) => option !== null && ask({ key: option.key })}
              renderInput={(field) => <TextField {...field} label="Rule" margin="dense" />}
              renderOption={({ key, ...rest }, option) => (
                <li key={key} {...rest}>
                  <Box>
                    {option.key}
                    <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{option.means}</Box>
                  </Box>
                </li>
              )}
            />
            <DayField label="Day" value={asked.day} onChange={(day) => ask({ day })} />
            <ChoiceField
              label="Service"
              value={asked.service}
              choices={SERVICES}
              textOf={stateText}
              onChoose={(service) => ask({ service })}
            />
            <ChoiceField
              label="Class of customer"
              value={asked.customerClass}
              choices={CLASSES}
              textOf={stateText}
              onChoose={(customerClass) => ask({ customerClass })}
            />
            <TextField
              label="Programmes and circumstances"
              value={asked.programmes}
              onChange={(event) => ask({ programmes: event.target.value })}
              helperText="low_income, winter_heating … separated by commas"
              margin="dense"
              fullWidth
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
          </Box>
        </Panel>
        <ExplanationAnswer
          answer={answer.data}
          error={answer.error}
          isPending={answer.isPending}
          onRetry={() => void answer.refetch()}
        />
      </Box>
    </>
  )
}
