interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string | undefined
}

interface Props<Value extends string> {
  readonly id: string
  readonly legend: string
  readonly type: 'radio' | 'checkbox'
  readonly choices: readonly Choice<Value>[]
  readonly chosen: readonly Value[]
  readonly onChoose: (value: Value, isChosen: boolean) => void
  readonly error?: string | undefined
}

/** A group of choices under one question: one of them, or any of them. */
export function Choices<Value extends string>({ id, legend, type, choices, chosen, onChoose, error }: Props<Value>) {
  const errorId = `${id}-error`
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={error === undefined ? 'field' : 'field field-wrong'}
      {...(error === undefined ? {} : { 'aria-describedby': errorId })}
    >
      <legend>{legend}</legend>
      {error !== undefined && (
        <p className="wrong" id={errorId}>
          {error}
        </p>
      )}
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="choice">
          <input
            type={type}
            name={type === 'radio' ? id : `${id}-${value}`}
            checked={chosen.includes(value)}
            onChange={(event) => onChoose(value, event.target.checked)}
          />
          <span>
            {label}
            {hint !== undefined && <span className="hint">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
