import type { PublicEnergyJson } from '../../../api/renewables/public-contract.js'
import { CodeForm } from '../parts/CodeForm.js'
import { useOpened } from '../parts/use-opened.js'
import { Waiting } from '../parts/Waiting.js'
import { dateText, useWords } from '../texts/words.js'
import { BankCard } from './BankCard.js'
import { ProgrammeCard } from './ProgrammeCard.js'
import { ShareCard } from './ShareCard.js'
import { UsageCard } from './UsageCard.js'
import './energy.css'

interface Props {
  /** Of a link: what stands behind the #; empty where somebody comes with a letter in hand. */
  readonly code: string
  readonly onCode: (code: string) => void
}

/** What a customer's meter counted, what their bills did to their banks, and what shares of generators and programmes came to on them. */
export function EnergyPage({ code, onCode }: Props) {
  const { t } = useWords()
  const { answer: page, refusal, read } = useOpened<PublicEnergyJson>('/public/energy', 'energyCode', code)
  if (code === '' || refusal === 'NOT_FOUND') return <CodeForm words={t.energy} isWrong={code !== ''} onCode={onCode} />
  if (refusal !== undefined) return <Waiting asked={{ state: 'refused', code: refusal, again: () => void read() }} />
  if (page === undefined) return <Waiting asked={{ state: 'asking' }} />
  if (page.stage === 'ended' || page.validUntil === null) {
    return (
      <section className="stage stage-over" aria-live="polite">
        <h1>{t.energy.endedHeading}</h1>
        <p>{t.energy.ended}</p>
      </section>
    )
  }
  return <OwnEnergy page={page} validUntil={page.validUntil} code={code} />
}

interface OpenPage {
  readonly page: PublicEnergyJson
  readonly validUntil: string
  readonly code: string
}

function OwnEnergy({ page, validUntil, code }: OpenPage) {
  const { t, language } = useWords()
  const { usage, accountId } = page
  return (
    <>
      {accountId !== null && <p className="step">{t.energy.forAccount(accountId)}</p>}
      <h1>{t.energy.heading}</h1>
      <p className="lead">{t.energy.intro(dateText(validUntil, language))}</p>
      {usage !== null && accountId !== null && <UsageCard usage={usage} accountId={accountId} code={code} />}
      {page.agreements.length > 0 && <p className="quiet">{t.energy.asBilled}</p>}
      {page.agreements.length === 0 && usage === null && <p className="quiet">{t.energy.nothing}</p>}
      {page.agreements.map((agreement) => (
        <section key={agreement.id} className="place">
          <h2>
            {agreement.address} <span className="quiet">{agreement.tariffName}</span>
          </h2>
          {agreement.banks.map((bank) => (
            <BankCard key={`${bank.label} ${bank.period} ${bank.unit}`} bank={bank} />
          ))}
          <ShareCard agreement={agreement} currency={page.currency} />
          {agreement.programmes.map((programme) => (
            <ProgrammeCard key={`${programme.name} ${programme.from}`} programme={programme} currency={page.currency} />
          ))}
        </section>
      ))}
      <div className="acts">
        <button type="button" className="second" onClick={() => window.print()}>
          {t.energy.print}
        </button>
      </div>
    </>
  )
}
