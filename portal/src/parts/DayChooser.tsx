import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { dayText, useWords } from '../texts/words.js'
import { monthText, monthsOf, moved, weekdayNames, weeksOf } from './month-days.js'

interface Props {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly error: string | undefined
  /** Days that can be chosen, in order. */
  readonly days: readonly string[]
  readonly chosen: string
  readonly onChoose: (day: string) => void
}

/** A month at a time, in which only possible days can be pressed; arrows go from one to the next. */
export function DayChooser({ id, label, hint, error, days, chosen, onChoose }: Props) {
  const { language, t } = useWords()
  const months = useMemo(() => monthsOf(days), [days])
  const [month, setMonth] = useState((chosen === '' ? days[0] : chosen)?.slice(0, 7) ?? '')
  const [focused, setFocused] = useState<string>()
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (focused !== undefined) grid.current?.querySelector<HTMLButtonElement>(`[data-day="${focused}"]`)?.focus()
  }, [focused])
  const shown = months.includes(month) ? month : (months[0] ?? '')
  const possible = new Set(days)
  const first = [...days].find((day) => day.startsWith(shown))
  const reachable = focused?.startsWith(shown) === true ? focused : chosen.startsWith(shown) && chosen !== '' ? chosen : first
  const at = months.indexOf(shown)
  const onKeyDown = (event: KeyboardEvent, day: string): void => {
    const next = moved(event.key, day, days)
    if (next === undefined) return
    event.preventDefault()
    setMonth(next.slice(0, 7))
    setFocused(next)
  }
  return (
    <div
      role="group"
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-label`}
      aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
      className={error === undefined ? 'field' : 'field field-wrong'}
    >
      <span id={`${id}-label`} className="label">
        {label}
      </span>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error !== undefined && (
        <p className="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className="month">
        <div className="month-head">
          <button
            type="button"
            className="plain"
            aria-label={t.wanted.previousMonth}
            disabled={at <= 0}
            onClick={() => setMonth(months[at - 1] ?? shown)}
          >
            ‹
          </button>
          <strong aria-live="polite">{monthText(shown, language)}</strong>
          <button
            type="button"
            className="plain"
            aria-label={t.wanted.nextMonth}
            disabled={at >= months.length - 1}
            onClick={() => setMonth(months[at + 1] ?? shown)}
          >
            ›
          </button>
        </div>
        <table ref={grid}>
          <thead>
            <tr>
              {weekdayNames(language).map((name) => (
                <th key={name.long} scope="col" abbr={name.long}>
                  {name.short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(shown).map((week) => (
              <tr key={week.find((day) => day !== '')}>
                {week.map((day, index) => (
                  <td key={day === '' ? `blank-${String(index)}` : day}>
                    {day !== '' && (
                      <button
                        type="button"
                        data-day={day}
                        disabled={!possible.has(day)}
                        aria-pressed={day === chosen}
                        aria-label={dayText(day, language)}
                        tabIndex={day === reachable ? 0 : -1}
                        onKeyDown={(event) => onKeyDown(event, day)}
                        onClick={() => onChoose(day)}
                      >
                        {Number(day.slice(8))}
                      </button>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="chosen-day" role="status">
        {chosen === '' ? '' : t.wanted.chosen(dayText(chosen, language))}
      </p>
    </div>
  )
}
