import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { PremiseAlerts } from '../../customers/alerts/PremiseAlerts.js'
import { PremiseField } from '../../fieldwork/orders/PremiseField.js'
import { DayField } from '../../presentation/DayField.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import type { ArriveDraft } from './move-draft.js'
import { PlaceFacts } from './PlaceFacts.js'
import { ServicePicks } from './ServicePicks.js'
import type { usePlace } from './use-place.js'

interface Props {
  readonly title: string
  readonly arrive: ArriveDraft
  readonly known: ReturnType<typeof usePlace>
  /** It is the first part of the page. */
  readonly isFirst?: boolean
  readonly onChange: (arrive: ArriveDraft) => void
}

/** Where service begins, what is known of the place, from which day, and which services. */
export function ArrivePanels({ title, arrive, known, isFirst = false, onChange }: Props) {
  const { place, points, error, refetch } = known
  return (
    <>
      <Panel title={title} padded>
        <PremiseField
          premise={arrive.premise}
          autoFocus={isFirst && arrive.premise === null}
          onPremise={(premise) => onChange({ ...arrive, premise, services: undefined, movesOut: false })}
        />
        {arrive.premise !== null && place === undefined && error === null && <RowSkeletons rows={3} />}
        {arrive.premise !== null && error !== null && <ErrorState dense error={error} what="The place" onRetry={refetch} />}
        {place !== undefined && (
          <Box sx={{ mt: 1.5, mx: -1.5 }}>
            <PremiseAlerts premiseId={place.id} />
            <Box sx={{ px: 1.5 }}>
              <PlaceFacts place={place} />
            </Box>
          </Box>
        )}
      </Panel>
      <Panel title="From when, and what" padded>
        <Box sx={{ maxWidth: 260 }}>
          <DayField
            label="First day of service"
            value={arrive.startOn}
            onChange={(startOn) => onChange({ ...arrive, startOn })}
            required
          />
        </Box>
        {place !== undefined && (
          <Box sx={{ mt: 1 }}>
            <ServicePicks points={points} picks={arrive.services} onChange={(services) => onChange({ ...arrive, services })} />
            {points.some((point) => point.served !== null) && (
              <FormControlLabel
                control={
                  <Checkbox
                    size="small"
                    checked={arrive.movesOut}
                    onChange={(event) => onChange({ ...arrive, movesOut: event.target.checked })}
                  />
                }
                label="Move out whoever is there, the day before"
              />
            )}
          </Box>
        )}
      </Panel>
    </>
  )
}
