import Box from '@mui/material/Box'
import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { Day } from '../presentation/Day.js'
import { type Stage, STAGES, stageText } from './connection-words.js'

type Step = ConnectionPageJson['way'][number]

/** The stages as a line: which are behind it with their day, where it is, how often it went back, what is still ahead. */
export function StageLine({ connection }: { readonly connection: ConnectionPageJson }) {
  const { way, stage } = connection
  const isCancelled = stage === 'cancelled'
  const at = STAGES.indexOf(stage as (typeof STAGES)[number])
  const shown: readonly Stage[] = isCancelled ? [...STAGES.slice(0, -1), 'cancelled'] : STAGES
  return (
    <Box
      component="ol"
      aria-label="Stages"
      sx={{
        listStyle: 'none',
        m: 0,
        px: 2,
        py: 1,
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `repeat(${shown.length}, minmax(0, 1fr))` },
        gap: { xs: 0.25, md: 1 },
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        fontSize: '0.75rem',
      }}
    >
      {shown.map((one, index) => {
        const visits = way.filter((step) => step.stage === one)
        const isHere = one === stage
        const isBehind = isCancelled ? visits.some(({ leftHow }) => leftHow === 'done') : index < at
        return <StageMark key={one} stage={one} visits={visits} isHere={isHere} isBehind={isBehind} />
      })}
    </Box>
  )
}

interface MarkProps {
  readonly stage: Stage
  readonly visits: readonly Step[]
  readonly isHere: boolean
  readonly isBehind: boolean
}

function StageMark({ stage, visits, isHere, isBehind }: MarkProps) {
  const last = visits.at(-1)
  const colour = isHere ? 'secondary.main' : isBehind ? 'primary.main' : 'divider'
  return (
    <Box
      component="li"
      aria-current={isHere ? 'step' : undefined}
      sx={{
        borderTop: { xs: 0, md: 3 },
        borderLeft: { xs: 3, md: 0 },
        borderColor: { xs: colour, md: colour },
        pt: { md: 0.5 },
        pl: { xs: 1, md: 0 },
      }}
    >
      <Box sx={{ fontWeight: isHere ? 700 : 500, color: isHere || isBehind ? 'text.primary' : 'text.secondary' }}>
        {stageText(stage)}
      </Box>
      {last !== undefined && (isHere || isBehind) && (
        <Box sx={{ color: 'text.secondary' }}>
          <Day date={isHere ? last.enteredOn : (last.leftOn ?? last.enteredOn)} />
          {last.leftHow === 'overridden' && ' · let go'}
          {visits.length > 1 && ` · ${visits.length} times`}
        </Box>
      )}
    </Box>
  )
}
