import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import type { CallerJson } from '../../../../api/customers/identity-contract.js'
import { questionInput, questionText } from './identity-words.js'

interface Props {
  readonly caller: CallerJson
  readonly proof: 'pin' | 'questions'
  readonly proofs: readonly ('pin' | 'questions')[]
  readonly questionsNeeded: number
  readonly said: Readonly<Record<string, string>>
  readonly onProof: (proof: 'pin' | 'questions') => void
  readonly onSaid: (field: string, value: string) => void
}

/** What the caller says: the PIN, or answers to as many questions as the utility wants. */
export function ProofFields({ caller, proof, proofs, questionsNeeded, said, onProof, onSaid }: Props) {
  const other = proofs.find((one) => one !== proof)
  return (
    <Box>
      {proof === 'pin' ? (
        <TextField
          label="PIN"
          type="password"
          value={said.pin ?? ''}
          onChange={(event) => onSaid('pin', event.target.value)}
          autoFocus
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 8, inputMode: 'numeric', autoComplete: 'off' } }}
        />
      ) : (
        <>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mb: 0.5 }}>
            Ask {questionsNeeded} of these. Every answer given must be right; leave the others empty.
          </Box>
          {caller.questions.map((question, index) => (
            <TextField
              key={question}
              label={questionText(question)}
              type={questionInput(question)}
              value={said[question] ?? ''}
              onChange={(event) => onSaid(question, event.target.value)}
              autoFocus={index === 0}
              fullWidth
              margin="dense"
              slotProps={{
                htmlInput: { maxLength: 254, autoComplete: 'off' },
                inputLabel: questionInput(question) === 'date' ? { shrink: true } : {},
              }}
            />
          ))}
        </>
      )}
      {other !== undefined && (
        <Button onClick={() => onProof(other)}>{other === 'pin' ? 'Ask for the PIN instead' : 'Ask questions instead'}</Button>
      )}
    </Box>
  )
}
