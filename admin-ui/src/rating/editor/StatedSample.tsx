import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RateCheckJson } from '../../../../api/rating/rate-check-contract.js'
import { addDays, addMonths, isLocalDate } from '../../../../domain/kernel/local-date.js'
import { callApi } from '../../http.js'
import { DayField } from '../../presentation/DayField.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { CheckedPeriod } from '../check/CheckedPeriod.js'
import { pairsOf } from '../check/rate-check-request.js'
import { RateCheckFindings } from '../check/RateCheckFindings.js'
import { PairsField } from '../PairsField.js'
import { useSettled } from './use-settled.js'
import { Waiting } from './Waiting.js'

interface Props {
  /** The file, while it can be rated. */
  readonly file: string | undefined
  /** Said while it cannot. */
  readonly waitsBecause: string
  readonly unit: string
  readonly from: string
}

const A_QUANTITY = /^\d+(\.\d+)?$/

/** The draft on use that is stated: so much in so many days, by the engine that makes bills. */
export function StatedSample({ file, waitsBecause, unit, from }: Props) {
  const [quantity, setQuantity] = useState('10')
  const [demand, setDemand] = useState('')
  const [typedFirst, setFirst] = useState<string>()
  const [typedLast, setLast] = useState<string>()
  const first = typedFirst ?? from
  const last = typedLast ?? (isLocalDate(first) ? addDays(addMonths(first, 1), -1) : '')
  const [attributes, setAttributes] = useState(
    'meter_size=5/8\ncustomer_class=residential\ninside_city=true\ndwelling_units=1\ntax_exempt=false\nlow_income_discount=false',
  )
  const isWhole =
    A_QUANTITY.test(quantity) &&
    (demand === '' || A_QUANTITY.test(demand)) &&
    isLocalDate(first) &&
    isLocalDate(last) &&
    first <= last
  const to = isLocalDate(last) ? addDays(last, 1) : ''
  const heading = `start,end,${unit.toLowerCase() === 'kwh' ? 'kwh' : unit}${demand === '' ? '' : ',kw'}`
  const request = useSettled(
    JSON.stringify({
      tariff: file,
      usage: `${heading}\n${first},${to},${quantity}${demand === '' ? '' : `,${demand}`}`,
      from: first,
      to,
      attributes: pairsOf(attributes),
    }),
    400,
  )
  const { data, error, refetch } = useQuery({
    queryKey: ['stated-sample', request],
    queryFn: async ({ signal }) =>
      (await callApi<RateCheckJson>('/rate-checks', { method: 'POST', body: JSON.parse(request) as object, signal })).body,
    enabled: file !== undefined && isWhole,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ p: 1.5, display: 'grid', columnGap: 1.5, gridTemplateColumns: '1fr 1fr', alignItems: 'start' }}>
        <TextField
          label={`Use (${unit})`}
          size="small"
          margin="dense"
          value={quantity}
          onChange={(event) => setQuantity(event.target.value.trim())}
          error={!A_QUANTITY.test(quantity)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
        />
        <TextField
          label="Demand (kW)"
          size="small"
          margin="dense"
          value={demand}
          onChange={(event) => setDemand(event.target.value.trim())}
          placeholder="none"
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
        />
        <DayField label="First day" value={first} onChange={setFirst} />
        <DayField label="Last day" value={last} onChange={setLast} />
        <Box sx={{ gridColumn: '1 / -1', mt: 1 }}>
          <PairsField label="Facts about the customer" value={attributes} onChange={setAttributes} />
        </Box>
      </Box>
      {file === undefined && <Waiting sentence={waitsBecause} />}
      {error !== null && <ErrorState error={error} what="The sample" onRetry={() => void refetch()} />}
      {file !== undefined && error === null && data === undefined && isWhole && <RowSkeletons rows={4} />}
      {file !== undefined && data !== undefined && (
        <>
          <RateCheckFindings findings={{ refusals: data.refusals, assumptions: [] }} />
          {data.periods.map((period) => (
            <CheckedPeriod key={period.from} period={period} isNarrow />
          ))}
        </>
      )}
    </Box>
  )
}
