import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { FOLLOW_UPS } from '../field-words.js'
import type { PartProps } from './part-props.js'
import { VisitPart } from './VisitPart.js'

/** How the visit ended; each says what follows from it. */
export function ResultChoice({ order, draft, onDraft }: PartProps) {
  return (
    <VisitPart part="result" title="Result">
      <Box role="radiogroup" aria-label="Result" sx={{ display: 'grid', gap: 1 }}>
        {order.type.resultCodes.map((code) => {
          const isChosen = code.code === draft.resultCode
          return (
            <ButtonBase
              key={code.code}
              role="radio"
              aria-checked={isChosen}
              onClick={() => onDraft({ ...draft, resultCode: code.code })}
              sx={(theme) => ({
                minHeight: 56,
                px: 1.5,
                py: 1,
                justifyContent: 'flex-start',
                textAlign: 'left',
                border: '2px solid',
                borderColor: isChosen ? theme.palette.primary.main : theme.palette.divider,
                bgcolor: isChosen ? theme.palette.action.selected : undefined,
                borderRadius: 1,
                fontSize: '1.0625rem',
                fontWeight: isChosen ? 650 : 500,
                display: 'block',
              })}
            >
              {code.title}
              {code.followUps.length > 0 && (
                <Box sx={{ color: 'text.secondary', fontSize: '0.9375rem', fontWeight: 450 }}>
                  {code.followUps.map((followUp) => FOLLOW_UPS[followUp]).join(', ')}
                </Box>
              )}
            </ButtonBase>
          )
        })}
      </Box>
    </VisitPart>
  )
}
