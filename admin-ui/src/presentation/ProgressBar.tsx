import Box from '@mui/material/Box'
import LinearProgress from '@mui/material/LinearProgress'
import type { ReactNode } from 'react'
import { durationText } from './instant-text.js'
import { numberText } from './money-text.js'

interface Props {
  readonly label: string
  readonly done: number
  readonly total: number
  /** What is counted, in the plural: "accounts". */
  readonly noun: string
  /** Per second; time left is told from it. */
  readonly rate?: number
  /** What it is doing now. */
  readonly now?: ReactNode
  /** Ended or standing still: no rate, no time left. */
  readonly isRunning?: boolean
}

/** Long work: done of total, rate, time left, and what it is doing now. */
export function ProgressBar({ label, done, total, noun, rate, now, isRunning = true }: Props) {
  const percent = total === 0 ? 0 : Math.min(100, (done / total) * 100)
  const left = isRunning && rate !== undefined && rate > 0 && done < total ? durationText((total - done) / rate) : undefined
  return (
    <Box>
      <LinearProgress
        variant={total === 0 && isRunning ? 'indeterminate' : 'determinate'}
        value={percent}
        aria-label={label}
        sx={{ '& .MuiLinearProgress-bar': { transition: 'transform 400ms linear' } }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, mt: 0.5, fontSize: '0.8125rem', color: 'text.secondary' }}>
        <Box component="span" sx={{ color: 'text.primary', fontWeight: 600 }}>
          {numberText(done)} of {numberText(total)} {noun}
        </Box>
        {isRunning && rate !== undefined && rate > 0 && <span>{numberText(Math.round(rate))} a second</span>}
        {left !== undefined && <span>about {left} left</span>}
        {now !== undefined && <span>{now}</span>}
      </Box>
    </Box>
  )
}
