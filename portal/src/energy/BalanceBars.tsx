import { useWords } from '../texts/words.js'
import { figureText, shortDay, type OwnBank } from './energy-text.js'

const SHOWN = 13
const [WIDTH, HEIGHT, GAP] = [320, 64, 4]

/** What was left after each of the last bills, as bars; the table below has the figures. Nothing where there is but one. */
export function BalanceBars({ bank }: { readonly bank: OwnBank }) {
  const { t, language } = useWords()
  const periods = bank.periods.slice(0, SHOWN).reverse()
  const highest = Math.max(...periods.map(({ balance }) => Number(balance)))
  if (periods.length < 2 || highest <= 0) return null
  const width = WIDTH / periods.length
  return (
    <svg
      className="bars"
      role="img"
      aria-label={t.energy.chart(figureText(bank.balance, bank.unit, language))}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {periods.map(({ to, balance }, index) => {
        const height = Math.max(1, (Number(balance) / highest) * HEIGHT)
        return (
          <rect key={to} x={index * width} y={HEIGHT - height} width={Math.max(1, width - GAP)} height={height} rx="1.5">
            <title>{`${shortDay(to, language)}: ${figureText(balance, bank.unit, language)}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
