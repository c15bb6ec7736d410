import Box from '@mui/material/Box'
import type { CollectionPageJson } from '../../../api/collections/contract.js'
import { stageText } from './collection-words.js'

/** The steps of a strategy in their order: done, next, to come; each said in words as well. */
export function StrategyLine({ strategy }: { readonly strategy: CollectionPageJson['strategy'] }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1, fontSize: '0.8125rem' }}>
      {strategy.map(({ step, isNext, isDone }, index) => (
        <Box
          component="li"
          key={`${index}-${step}`}
          sx={{ fontWeight: isNext ? 700 : 400, color: isDone || isNext ? 'text.primary' : 'text.secondary' }}
        >
          <span aria-hidden>{isDone ? '● ' : isNext ? '◉ ' : '○ '}</span>
          {stageText(step)}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            ({isDone ? 'done' : isNext ? 'next' : 'to come'})
          </Box>
        </Box>
      ))}
    </Box>
  )
}
