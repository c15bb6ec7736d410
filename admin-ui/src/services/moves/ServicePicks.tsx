import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { EmptyState } from '../../presentation/EmptyState.js'
import { serviceText } from '../../presentation/service-words.js'
import type { ServicePick } from './move-draft.js'
import type { PlacePoint } from './place-points.js'
import { TariffField } from './TariffField.js'

interface Props {
  readonly points: readonly PlacePoint[]
  /** undefined: everything that was ever in use, by the tariff it had. */
  readonly picks: readonly ServicePick[] | undefined
  readonly onChange: (picks: readonly ServicePick[]) => void
}

/** Which services of a place begin, and by which tariff: the last one unless another is chosen. */
export function ServicePicks({ points, picks, onChange }: Props) {
  if (points.length === 0) {
    return (
      <EmptyState
        dense
        title="No service points"
        sentence="Nothing is delivered at this place; a new connection has to be made first."
      />
    )
  }
  const everything = points.filter((point) => point.lastTariffCode !== null)
  const chosen: readonly ServicePick[] = picks ?? everything.map(({ servicePointId }) => ({ servicePointId }))
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {points.map((point) => {
        const pick = chosen.find((each) => each.servicePointId === point.servicePointId)
        const others = chosen.filter((each) => each !== pick)
        const tariff = pick?.tariffCode ?? point.lastTariffCode ?? ''
        return (
          <Box
            key={point.servicePointId}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
              gap: 1,
              alignItems: 'center',
            }}
          >
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={pick !== undefined}
                  onChange={(event) =>
                    onChange(event.target.checked ? [...others, { servicePointId: point.servicePointId }] : others)
                  }
                />
              }
              label={
                <>
                  {serviceText(point.service)}{' '}
                  <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
                    {point.meterIds.length > 0 ? `meter ${point.meterIds.join(', ')}` : point.servicePointId}
                    {point.served !== null && ` · ${point.served.customerName}`}
                  </Box>
                </>
              }
            />
            <TariffField
              label={`Tariff of ${serviceText(point.service).toLowerCase()}`}
              service={point.service}
              value={tariff}
              disabled={pick === undefined}
              onChange={(tariffCode) =>
                onChange([
                  ...others,
                  tariffCode === point.lastTariffCode
                    ? { servicePointId: point.servicePointId }
                    : { servicePointId: point.servicePointId, tariffCode },
                ])
              }
            />
          </Box>
        )
      })}
    </Box>
  )
}
