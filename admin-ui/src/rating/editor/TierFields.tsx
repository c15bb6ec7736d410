import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { JsonField } from './JsonField.js'
import { isObject, type Json, type JsonObject, textAt } from './tariff-text.js'
import { ValueField } from './ValueField.js'

interface Props {
  readonly tiers: readonly Json[]
  /** What their limits count in; empty where it is not known. */
  readonly unit: string
  readonly priceLabel: string
  readonly onChange: (tiers: readonly Json[]) => void
}

const KNOWN = new Set(['line', 'label', 'up_to', 'width', 'price'])

/** Blocks, one below the other: how far each goes, and its price. The last one has no end. */
export function TierFields({ tiers, unit, priceLabel, onChange }: Props) {
  const put = (index: number, tier: Json) => onChange(tiers.map((entry, at) => (at === index ? tier : entry)))
  return (
    <Box role="group" aria-label="Blocks" sx={{ display: 'grid', gap: 1.5 }}>
      {tiers.map((tier, index) => (
        // Blocks have no name of their own.
        <Box key={index} sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.25 }}>
          <Box
            sx={{
              display: 'flex',
              alignItems: 'center',
              justifyContent: 'space-between',
              fontSize: '0.75rem',
              color: 'text.secondary',
            }}
          >
            Block {index + 1}
            <Button
              size="small"
              variant="text"
              color="inherit"
              aria-label={`Remove block ${index + 1}`}
              onClick={() => onChange(tiers.filter((_, at) => at !== index))}
            >
              Remove
            </Button>
          </Box>
          {isObject(tier) ? (
            <Tier
              tier={tier}
              unit={unit}
              priceLabel={priceLabel}
              isLast={index === tiers.length - 1}
              onChange={(changed) => put(index, changed)}
            />
          ) : (
            <JsonField label="Block" value={tier} onChange={(changed) => put(index, changed)} />
          )}
        </Box>
      ))}
      <Box>
        <Button size="small" variant="text" onClick={() => onChange(oneMore(tiers))}>
          Add a block
        </Button>
      </Box>
    </Box>
  )
}

/** The blocks with an open one behind the last, whose end is to be given. */
function oneMore(tiers: readonly Json[]): readonly Json[] {
  const last = tiers.at(-1)
  const bounded = isObject(last) && last['up_to'] === undefined && last['width'] === undefined ? { ...last, up_to: '' } : last
  return [...tiers.slice(0, -1), ...(bounded === undefined ? [] : [bounded]), { line: '', label: '', price: '0.00' }]
}

function Tier({
  tier,
  unit,
  priceLabel,
  isLast,
  onChange,
}: {
  readonly tier: JsonObject
  readonly unit: string
  readonly priceLabel: string
  readonly isLast: boolean
  readonly onChange: (tier: JsonObject) => void
}) {
  const set = (name: string, value: Json) => onChange({ ...tier, [name]: value })
  const rest = Object.fromEntries(Object.entries(tier).filter(([name]) => !KNOWN.has(name)))
  const extent = tier['width'] === undefined ? 'up_to' : 'width'
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.25,
        gridTemplateColumns: { xs: '1fr 1fr', sm: '100px minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr)' },
      }}
    >
      <TextField
        label="Line code"
        size="small"
        value={textAt(tier, ['line'])}
        onChange={(event) => set('line', event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label="Printed as"
        size="small"
        value={textAt(tier, ['label'])}
        onChange={(event) => set('label', event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {tier[extent] === undefined && isLast ? (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', alignSelf: 'start', pt: 1 }}>all above</Box>
      ) : (
        <Box sx={roomFor(tier[extent])}>
          <ValueField
            label={`${extent === 'up_to' ? 'Up to' : 'So many'}${unit === '' ? '' : ` (${unit})`}`}
            value={tier[extent]}
            onChange={(value) => set(extent, value)}
          />
        </Box>
      )}
      <Box sx={roomFor(tier['price'])}>
        <ValueField label={priceLabel} value={tier['price']} onChange={(value) => set('price', value)} />
      </Box>
      {Object.keys(rest).length > 0 && (
        <Box sx={{ gridColumn: '1 / -1' }}>
          <JsonField
            label="Also says"
            value={rest}
            onChange={(value) =>
              isObject(value) &&
              onChange({ ...Object.fromEntries(Object.entries(tier).filter(([name]) => KNOWN.has(name))), ...value })
            }
          />
        </Box>
      )}
    </Box>
  )
}

/** A figure fits beside the others; one that changes from a day on, or a table, has a line of its own. */
function roomFor(value: Json | undefined) {
  const isPlain = value === undefined || typeof value === 'string' || typeof value === 'number'
  return isPlain ? { minWidth: 0 } : { gridColumn: '1 / -1', minWidth: 0, maxWidth: 460 }
}
