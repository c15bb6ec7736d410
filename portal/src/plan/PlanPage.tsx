import type { PublicOfferJson } from '../../../api/plans/public-contract.js'
import { CodeForm } from '../parts/CodeForm.js'
import { useOpened } from '../parts/use-opened.js'
import { Waiting } from '../parts/Waiting.js'
import { useWords } from '../texts/words.js'
import { OfferOver } from './OfferOver.js'
import { OfferToSign } from './OfferToSign.js'
import './plan.css'

interface Props {
  /** Of a link: what stands behind the #; empty where somebody comes with a letter in hand. */
  readonly code: string
  readonly onCode: (code: string) => void
}

/** The offer of a payment plan: seen, chosen and signed. */
export function PlanPage({ code, onCode }: Props) {
  const { t } = useWords()
  const { answer: offer, refusal, read, replace: setOffer } = useOpened<PublicOfferJson>('/public/plan-offer', 'offerCode', code)
  if (code === '' || refusal === 'NOT_FOUND') return <CodeForm words={t.plan} isWrong={code !== ''} onCode={onCode} />
  if (refusal !== undefined) return <Waiting asked={{ state: 'refused', code: refusal, again: () => void read() }} />
  if (offer === undefined) return <Waiting asked={{ state: 'asking' }} />
  if (offer.stage !== 'open') return <OfferOver offer={offer} />
  const onSigned = (signed: PublicOfferJson): void => {
    setOffer(signed)
    window.scrollTo(0, 0)
  }
  const onChanged = (): void => {
    void read()
    window.scrollTo(0, 0)
  }
  return <OfferToSign code={code} offer={offer} onSigned={onSigned} onChanged={onChanged} />
}
