import Box from '@mui/material/Box'
import { comparedBars, type UsagePoint } from './usage-points.js'

/** Which bar is which, in words beside its colour. */
export function UsageLegend({ points }: { readonly points: readonly UsagePoint[] }) {
  const { last, yearBefore } = comparedBars(points)
  const entries = [
    { series: 0 as const, text: points[last]?.label },
    ...(yearBefore === undefined ? [] : [{ series: 1 as const, text: points[yearBefore]?.label }]),
  ]
  return entries.map(({ series, text }) => (
    <Box
      key={series}
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, fontSize: '0.75rem', color: 'text.secondary' }}
    >
      <Box
        component="span"
        sx={(theme) => ({ width: 9, height: 9, borderRadius: '2px', backgroundColor: theme.console.series[series] })}
      />
      {text}
    </Box>
  ))
}
