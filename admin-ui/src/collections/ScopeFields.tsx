import TextField from '@mui/material/TextField'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { CUSTOMER_CLASSES, stageText } from './collection-words.js'

export const MASS_SCOPES = ['area', 'class'] as const
export type MassScope = (typeof MASS_SCOPES)[number]

interface Props {
  readonly scope: MassScope
  readonly value: string
  readonly onChange: (scope: MassScope, value: string) => void
}

/** Whom a mass act reaches: a read route, or a class of customers. */
export function ScopeFields({ scope, value, onChange }: Props) {
  return (
    <>
      <ChoiceField
        label="What"
        value={scope}
        choices={MASS_SCOPES}
        textOf={(each) => (each === 'area' ? 'A read route' : 'A class of customers')}
        onChoose={(next) => onChange(next, next === 'class' ? CUSTOMER_CLASSES[0] : '')}
      />
      {scope === 'class' ? (
        <ChoiceField
          label="Class"
          value={value}
          choices={CUSTOMER_CLASSES}
          textOf={stageText}
          onChoose={(next) => onChange(scope, next)}
        />
      ) : (
        <TextField
          label="Read route"
          value={value}
          onChange={(event) => onChange(scope, event.target.value)}
          required
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
      )}
    </>
  )
}
