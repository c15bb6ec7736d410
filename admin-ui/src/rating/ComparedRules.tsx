import type { TariffComparisonJson } from '../../../api/rating/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { changeText } from './change-text.js'
import { sentenceCase } from './sentence-case.js'
import { SentenceList } from './SentenceList.js'

type Changes = TariffComparisonJson['about']
type Price = Changes['prices'][number]

interface Props {
  readonly compared: TariffComparisonJson
  /** What the two sides are: `on 1 Jan 2027`, `without it`. */
  readonly was: string
  readonly now: string
}

/** What came, what went, and what changed in what stayed. */
export function ComparedRules({ compared: { added, removed, changed, about }, was, now }: Props) {
  const isSame = added.length + removed.length + changed.length + about.was.length + about.now.length + about.prices.length === 0
  if (isSame) return <EmptyState title="Nothing is different" sentence={`The tariff says the same ${was} and ${now}.`} />
  return (
    <>
      {about.was.length + about.now.length + about.prices.length > 0 && (
        <Panel title="The tariff as a whole" padded>
          <ChangeList changes={about} was={was} now={now} />
        </Panel>
      )}
      {changed.map((rule) => (
        <Panel key={rule.rule} title={`Changed: ${sentenceCase(rule.label)}`} padded>
          <ChangeList changes={rule} was={was} now={now} />
        </Panel>
      ))}
      {added.map((rule) => (
        <Panel key={rule.rule} title={`New ${now}: ${sentenceCase(rule.label)}`} padded>
          <SentenceList title="It says" sentences={rule.sentences} />
          <Prices prices={pricesOf(rule.tables, 'now')} was={was} now={now} />
        </Panel>
      ))}
      {removed.map((rule) => (
        <Panel key={rule.rule} title={`No longer ${now}: ${sentenceCase(rule.label)}`} padded>
          <SentenceList title="It said" sentences={rule.sentences} />
          <Prices prices={pricesOf(rule.tables, 'was')} was={was} now={now} />
        </Panel>
      ))}
    </>
  )
}

function pricesOf(tables: TariffComparisonJson['added'][number]['tables'], side: 'was' | 'now'): Price[] {
  return tables.flatMap(({ caption, rows }) =>
    rows.map(({ label, cells }) => ({
      of: label === '' ? caption : `${caption}, ${label}`,
      was: null,
      now: null,
      [side]: cells.find((cell) => cell !== null) ?? null,
    })),
  )
}

function ChangeList({ changes, was, now }: { readonly changes: Changes; readonly was: string; readonly now: string }) {
  return (
    <>
      {changes.was.length > 0 && <SentenceList title={sentenceCase(was)} sentences={changes.was} />}
      {changes.now.length > 0 && <SentenceList title={sentenceCase(now)} sentences={changes.now} />}
      <Prices prices={changes.prices} was={was} now={now} />
    </>
  )
}

const FIGURE = { xs: '25%', sm: 130 } as const

function Prices({ prices, was, now }: { readonly prices: readonly Price[]; readonly was: string; readonly now: string }) {
  if (prices.length === 0) return null
  const columns: readonly DenseColumn<Price>[] = [
    { label: 'Price', render: (row) => row.of },
    { label: sentenceCase(was), align: 'right', render: (row) => row.was ?? '–', width: FIGURE },
    { label: sentenceCase(now), align: 'right', render: (row) => <strong>{row.now ?? '–'}</strong>, width: FIGURE },
    { label: 'Change', align: 'right', desktopOnly: true, render: (row) => changeText(row.was, row.now), width: 90 },
  ]
  return <DenseTable label="Prices" rows={prices} columns={columns} rowKey={(row) => row.of} />
}
