import Box from '@mui/material/Box'
import { shortDayText } from '../presentation/date-text.js'
import { SpokenOnly } from '../presentation/SpokenOnly.js'
import type { Stage } from './process-stages.js'

const SPOKEN = { done: 'done', here: 'now', ahead: 'ahead' } as const

/** The time line of a process: filled marks are behind, the ring is where it stands, open marks are ahead. */
export function StageLine({ stages }: { readonly stages: readonly Stage[] }) {
  return (
    <Box
      component="ol"
      aria-label="Stages"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'flex',
        flexDirection: { xs: 'column', md: 'row' },
        flexWrap: { md: 'wrap' },
      }}
    >
      {stages.map((stage) => (
        <Box
          component="li"
          key={stage.key}
          aria-current={stage.mark === 'here' ? 'step' : undefined}
          sx={{ flex: { md: '1 1 110px' }, minWidth: 0, display: { xs: 'flex', md: 'block' }, gap: 1.5, pb: { xs: 1, md: 0 } }}
        >
          <Box sx={{ display: 'flex', alignItems: 'center', pt: { xs: '3px', md: 0 } }}>
            <StageMark mark={stage.mark} />
            <Box
              sx={{
                display: { xs: 'none', md: 'block' },
                flex: 1,
                height: 2,
                bgcolor: stage.mark === 'done' ? 'primary.main' : 'divider',
              }}
            />
          </Box>
          <Box sx={{ pr: 1, pt: { md: 0.5 }, fontSize: '0.8125rem', fontWeight: stage.mark === 'here' ? 650 : 450 }}>
            {stage.label}
            <SpokenOnly>, {SPOKEN[stage.mark]}</SpokenOnly>
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', fontWeight: 450 }}>
              {stage.on === undefined ? '' : `${stage.mark === 'ahead' ? 'from ' : ''}${shortDayText(stage.on)}`}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  )
}

function StageMark({ mark }: { readonly mark: Stage['mark'] }) {
  return (
    <Box
      aria-hidden
      sx={(theme) => ({
        width: 12,
        height: 12,
        flex: 'none',
        borderRadius: '50%',
        border: '2px solid',
        borderColor: mark === 'ahead' ? theme.palette.divider : theme.palette.primary.main,
        backgroundColor: mark === 'done' ? theme.palette.primary.main : 'transparent',
        boxShadow: mark === 'here' ? `0 0 0 3px ${theme.palette.action.selected}` : 'none',
      })}
    />
  )
}
