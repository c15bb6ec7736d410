import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { dayText } from '../../presentation/date-text.js'
import { serviceText } from '../../presentation/service-words.js'
import type { MovePreview } from './use-preview.js'

/** What will happen, in the order in which it does: who ends, who begins, and where nobody is the customer afterwards. */
export function PlanList({ preview }: { readonly preview: MovePreview }) {
  return (
    <Box component="ul" aria-label="What will happen" sx={{ m: 0, pl: 2.25, display: 'grid', gap: 0.5, fontSize: '0.8125rem' }}>
      {planSentences(preview).map(({ key, sentence }) => (
        <li key={key}>{sentence}</li>
      ))}
    </Box>
  )
}

interface Planned {
  readonly key: string
  readonly on: string
  readonly sentence: ReactNode
}

function planSentences({ starts, stops, withoutCustomer, crew }: MovePreview): Planned[] {
  const ends = stops.map(
    (stop): Planned => ({
      key: `stop ${stop.agreementId}`,
      on: stop.stopOn,
      sentence: `${dayText(stop.stopOn)} is the last day of ${serviceText(stop.service).toLowerCase()} for account ${stop.accountId}${
        stop.party === 'sitting' ? ', who is moved out' : stop.party === 'owner' ? ', the owner' : ''
      }.`,
    }),
  )
  const begins = starts.map(
    (start): Planned => ({
      key: `start ${start.servicePointId} ${start.startOn}`,
      on: start.startOn,
      sentence: `${serviceText(start.service)} begins on ${dayText(start.startOn)} for ${
        start.accountId === null ? 'the new account' : `account ${start.accountId}`
      }${start.party === 'owner' ? ', the owner of the place' : ''}, tariff ${start.tariffCode}.`,
    }),
  )
  const nobody = withoutCustomer.map(
    (pointId): Planned => ({
      key: `nobody ${pointId}`,
      on: '9999',
      sentence: (
        <>
          Nobody is the customer at <strong>{pointId}</strong> afterwards; use there will raise a task.
        </>
      ),
    }),
  )
  const visits = [...new Set(crew.map(({ on }) => on))].map(
    (on): Planned => ({
      key: `crew ${on}`,
      on,
      sentence: (
        <>
          <strong>A crew is needed</strong> on {dayText(on)} for{' '}
          {[...new Set(crew.filter((visit) => visit.on === on).map(({ service }) => serviceText(service).toLowerCase()))].join(
            ', ',
          )}
          ; agree on a window once it is ordered.
        </>
      ),
    }),
  )
  const noCrew: Planned[] = crew.length > 0 ? [] : [{ key: 'no crew', on: '9998', sentence: 'No crew is needed.' }]
  return [...ends, ...begins, ...visits, ...noCrew, ...nobody].sort((left, right) => left.on.localeCompare(right.on))
}
