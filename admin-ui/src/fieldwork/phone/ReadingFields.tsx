import Box from '@mui/material/Box'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { DialField } from './DialField.js'
import { OddReading } from './OddReading.js'
import type { PartProps } from './part-props.js'
import { type Dial, dialKey } from './dial.js'
import { asksForPlate, dialsOf } from './visit-draft.js'
import { VisitPart } from './VisitPart.js'

/** What every dial shows. What is odd is said at once, signal or not; what the office found odd is said here when it came back. */
export function ReadingFields({ order, draft, onDraft, today }: PartProps & { readonly today: string }) {
  const dials = dialsOf(order, draft)
  if (dials.length === 0) return null
  const nameOf = (dial: Dial): string => {
    if (dial.meterId === draft.setMeterId) return `New meter ${dial.meterId}`
    return dial.meterId === draft.removedMeterId ? `Old meter ${dial.meterId}` : `Meter ${dial.meterId}`
  }
  return (
    <VisitPart part="readings" title={dials.length === 1 ? 'Reading' : 'Readings'}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {dials.map((dial) => (
          <DialField
            key={dialKey(dial)}
            dial={dial}
            name={nameOf(dial)}
            typed={draft.readings[dialKey(dial)]}
            today={today}
            asksForPlate={asksForPlate(dial, draft)}
            onTyped={(typed) => {
              // What the office asked about was another figure.
              const questioned =
                typed.value === draft.readings[dialKey(dial)]?.value ? {} : { officeWarnings: [], standsByReadings: false }
              onDraft({ ...draft, readings: { ...draft.readings, [dialKey(dial)]: typed }, ...questioned })
            }}
          />
        ))}
        {draft.officeWarnings.length > 0 && (
          <OddReading
            sentences={draft.officeWarnings.map(({ sentence }) => `The office says: ${plainSentence(sentence)}`)}
            isConfirmed={draft.standsByReadings}
            onConfirm={(standsByReadings) => onDraft({ ...draft, standsByReadings })}
          />
        )}
      </Box>
    </VisitPart>
  )
}
