import Button from '@mui/material/Button'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import type { AccountRecordJson, CustomerRecordJson } from '../../../../api/customers/contract.js'
import type { PremiseRecordJson } from '../../../../api/premises/contract.js'
import { dayText } from '../../presentation/date-text.js'
import { Panel } from '../../presentation/Panel.js'
import { useToday } from '../../presentation/use-utility.js'
import { ArrivePanels } from './ArrivePanels.js'
import { type ArriveDraft, moveIn } from './move-draft.js'
import { MovePage } from './MovePage.js'
import { useListRecord } from './use-list-record.js'
import { usePlace } from './use-place.js'
import { usePreview } from './use-preview.js'
import { SOMEBODY_NEW, type WhoDraft } from './who-draft.js'
import { WhoFields } from './WhoFields.js'

/** Somebody moves in: filled in while the caller talks, with what is missing and what will happen beside it. */
export function StartServicePage() {
  const [who, setWho] = useState<WhoDraft>(SOMEBODY_NEW)
  const [arrive, setArrive] = useState<ArriveDraft>({ premise: null, startOn: '', movesOut: false, services: undefined })
  useCalledWith(setWho, setArrive)
  const known = usePlace(arrive.premise?.id)
  const asked = moveIn(who, arrive, known.place)
  const standing = usePreview(asked.wish)
  return (
    <MovePage
      title="Start service"
      subtitle="Somebody moves in"
      asked={asked}
      standing={standing}
      confirmLabel={isLocalDate(arrive.startOn) ? `Start service on ${dayText(arrive.startOn)}` : 'Start service'}
      remedy={
        standing.problem?.code === 'SITTING_CUSTOMER' ? (
          <Button color="inherit" onClick={() => setArrive({ ...arrive, movesOut: true })}>
            Move them out the day before
          </Button>
        ) : standing.problem?.code === 'POSSIBLE_DUPLICATE' ? (
          <Button color="inherit" onClick={() => setWho({ ...who, person: { ...who.person, isAnother: true } })}>
            It is somebody else
          </Button>
        ) : undefined
      }
    >
      <ArrivePanels title="Where" isFirst arrive={arrive} known={known} onChange={setArrive} />
      <Panel title="Who" padded>
        <WhoFields label="Who moves in" who={who} onChange={setWho} />
      </Panel>
    </MovePage>
  )
}

/** Fills in what the page was opened with, and the business date as the first day. */
function useCalledWith(
  setWho: (change: (who: WhoDraft) => WhoDraft) => void,
  setArrive: (change: (arrive: ArriveDraft) => ArriveDraft) => void,
): void {
  const [search] = useSearchParams()
  const today = useToday()
  const account = useListRecord<AccountRecordJson>('accounts', search.get('account'))
  const customer = useListRecord<CustomerRecordJson>('customers', search.get('customer'))
  const premise = useListRecord<PremiseRecordJson>('premises', search.get('premise'))
  useEffect(() => {
    if (account !== undefined) setWho((who) => ({ ...who, how: 'account', account }))
  }, [account, setWho])
  useEffect(() => {
    if (customer !== undefined) setWho((who) => ({ ...who, how: 'customer', customer }))
  }, [customer, setWho])
  useEffect(() => {
    if (premise !== undefined) setArrive((arrive) => ({ ...arrive, premise }))
  }, [premise, setArrive])
  useEffect(() => {
    if (today !== undefined) setArrive((arrive) => (arrive.startOn === '' ? { ...arrive, startOn: today } : arrive))
  }, [today, setArrive])
}
