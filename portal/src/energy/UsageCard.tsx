import { useState } from 'react'
import { addDays, addMonths } from '../../../domain/kernel/local-date.js'
import type { PublicEnergyJson } from '../../../api/renewables/public-contract.js'
import { codeOf, download } from '../api-client.js'
import { dateText, refusalText, useWords } from '../texts/words.js'
import { saveFile } from './save-file.js'

interface Props {
  readonly usage: NonNullable<PublicEnergyJson['usage']>
  readonly accountId: string
  readonly code: string
}
type Span = 'month' | 'year' | 'all'
type Saving = 'no' | 'asking' | 'saved' | { readonly refused: string }

/** What the meter counted, as a Green Button file to take along: of a month, of a year, or all there is. */
export function UsageCard({ usage, accountId, code }: Props) {
  const { t, language } = useWords()
  const { energy } = t
  const [span, setSpan] = useState<Span>('year')
  const [saving, setSaving] = useState<Saving>('no')
  const from = firstDay(span, usage)
  const save = async (): Promise<void> => {
    setSaving('asking')
    try {
      const query = new URLSearchParams({ from, to: usage.to })
      const path = `/public/energy/green-button.xml?${query.toString()}`
      saveFile(await download(path, { energyCode: code }), `energy-${accountId}-${from}-${usage.to}.xml`)
      setSaving('saved')
    } catch (error) {
      setSaving({ refused: codeOf(error) })
    }
  }
  return (
    <article className="card">
      <h3>{energy.usage}</h3>
      <p>{energy.usageMeans}</p>
      <div className="field">
        <label htmlFor="usage-span">{energy.usageDays}</label>
        <select
          id="usage-span"
          value={span}
          onChange={(event) => {
            setSpan(event.target.value as Span)
            setSaving('no')
          }}
        >
          <option value="month">{energy.usageMonth}</option>
          <option value="year">{energy.usageYear}</option>
          <option value="all">{energy.usageAll}</option>
        </select>
        <p className="hint">{energy.usageFromTo(dateText(from, language), dateText(usage.to, language))}</p>
      </div>
      <button type="button" className="second" disabled={saving === 'asking'} onClick={() => void save()}>
        {saving === 'asking' ? t.loading : energy.usageSave}
      </button>
      <p role="status">{saving === 'saved' ? energy.usageSaved : ''}</p>
      {typeof saving === 'object' && (
        <p className="wrong" role="alert">
          {refusalText(t, saving.refused)}
        </p>
      )}
    </article>
  )
}

/** The first day of a span that ends with the last day there is. */
function firstDay(span: Span, { from, to }: Props['usage']): string {
  if (span === 'all') return from
  const first = addDays(addMonths(to, span === 'month' ? -1 : -12), 1)
  return first > from ? first : from
}
