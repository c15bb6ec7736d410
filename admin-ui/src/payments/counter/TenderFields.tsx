import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { tenderText } from '../payment-words.js'
import { COUNTER_TENDERS, type CounterTender, type Tendered } from './settle-tenders.js'

interface Props {
  /** What is to be paid: an only tender left empty means exactly this. */
  readonly amount: string | undefined
  readonly tenders: readonly Tendered[]
  readonly onTenders: (tenders: readonly Tendered[]) => void
}

const DETAIL: Readonly<Record<CounterTender, string | undefined>> = {
  cash: undefined,
  cheque: 'Cheque number',
  card: 'Last digits',
}

/** How it is paid; a second tender where part is cash and part a cheque. Arrow keys change the kind. */
export function TenderFields({ amount, tenders, onTenders }: Props) {
  const change = (index: number, part: Partial<Tendered>): void =>
    onTenders(tenders.map((tender, position) => (position === index ? { ...tender, ...part } : tender)))
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {tenders.map((tender, index) => (
        <Box
          key={index}
          sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: 'auto 1fr 1fr' }, alignItems: 'center' }}
        >
          <ToggleButtonGroup
            exclusive
            size="small"
            value={tender.kind}
            onChange={(_event, kind: CounterTender | null) => kind !== null && change(index, { kind })}
            onKeyDown={(event) => {
              const kind = neighbourOf(tender.kind, event.key)
              if (kind === undefined) return
              event.preventDefault()
              change(index, { kind })
              event.currentTarget.querySelector<HTMLElement>(`button[value="${kind}"]`)?.focus()
            }}
            aria-label={index === 0 ? 'Tender' : `Tender ${index + 1}`}
          >
            {COUNTER_TENDERS.map((kind) => (
              <ToggleButton
                key={kind}
                value={kind}
                sx={{ px: 1.5, textTransform: 'none', minHeight: 36, '@media (pointer: coarse)': { minHeight: 44 } }}
              >
                {tenderText(kind)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <TextField
            label={tender.kind === 'cash' ? 'Given' : 'Amount'}
            value={tender.amount}
            placeholder={tenders.length === 1 ? amount : undefined}
            onChange={(event) => change(index, { amount: event.target.value })}
            slotProps={{
              htmlInput: {
                inputMode: 'decimal',
                maxLength: 15,
                'aria-label': tender.kind === 'cash' ? 'Cash given' : `Amount by ${tender.kind}`,
              },
            }}
          />
          {DETAIL[tender.kind] !== undefined && (
            <TextField
              label={DETAIL[tender.kind]}
              value={tender.detail}
              onChange={(event) => change(index, { detail: event.target.value })}
              slotProps={{ htmlInput: { maxLength: tender.kind === 'card' ? 4 : 30 } }}
            />
          )}
        </Box>
      ))}
      <Box>
        {tenders.length < 3 && (
          <Button variant="text" onClick={() => onTenders([...tenders, { kind: 'cheque', amount: '', detail: '' }])}>
            Another tender
          </Button>
        )}
        {tenders.length > 1 && (
          <Button variant="text" onClick={() => onTenders(tenders.slice(0, -1))}>
            Remove the last
          </Button>
        )}
      </Box>
    </Box>
  )
}

/** The tender beside the given one, for the arrow keys. */
function neighbourOf(kind: CounterTender, key: string): CounterTender | undefined {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key]
  if (step === undefined) return undefined
  const count = COUNTER_TENDERS.length
  return COUNTER_TENDERS[(COUNTER_TENDERS.indexOf(kind) + step + count) % count]
}
