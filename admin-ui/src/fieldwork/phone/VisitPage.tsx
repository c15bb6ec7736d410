import Box from '@mui/material/Box'
import { useNavigate, useParams } from 'react-router-dom'
import type { FieldOrderJson } from '../../../../api/fieldwork/contract.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { useDocumentTitle } from '../../presentation/use-document-title.js'
import { isEnded } from '../field-words.js'
import { BigButton } from './BigButton.js'
import { ConflictCard } from './ConflictCard.js'
import { MaterialFields } from './MaterialFields.js'
import { MeterWorkFields } from './MeterWorkFields.js'
import { NextButton } from './NextButton.js'
import { NoteField } from './NoteField.js'
import { PhotoField } from './PhotoField.js'
import { type StateOnDevice, stateOnDevice } from './queued-send.js'
import { ReadingFields } from './ReadingFields.js'
import { ResultChoice } from './ResultChoice.js'
import { SignaturePad } from './SignaturePad.js'
import { StepChecks } from './StepChecks.js'
import { usePhone, usePhoneState } from './use-phone.js'
import { VisitHead } from './VisitHead.js'
import { VisitPreview } from './VisitPreview.js'
import { partId } from './VisitPart.js'
import { emptyDraft, lacksOf, type VisitDraft, type VisitPart } from './visit-draft.js'

/** One order on the phone: what, where, and one next thing to do. */
export function VisitPage() {
  const { id = '' } = useParams()
  const { kept } = usePhoneState()
  useDocumentTitle(`Order ${id}`)
  const order = kept?.day.orders.find((one) => one.id === id)
  if (kept === undefined || order === undefined) {
    return (
      <EmptyState
        title={`${id} is not on your list`}
        sentence="It may have been given to somebody else, or cancelled. Your list tells what there is to do."
        act={
          <BigButton to="/field" variant="contained" size="plain">
            My route
          </BigButton>
        }
      />
    )
  }
  return <Visit order={order} today={kept.day.today} />
}

function Visit({ order, today }: { readonly order: FieldOrderJson; readonly today: string }) {
  const phone = usePhone()
  const { queue, drafts } = usePhoneState()
  const draft = drafts[order.id] ?? emptyDraft(order)
  const stands = stateOnDevice(order, queue)
  const refused = queue.filter((entry) => entry.orderId === order.id && entry.refusal !== null)
  const isThere = stands === 'on_site'
  const parts = { order, draft, onDraft: (next: VisitDraft) => void phone.keepDraft(next) }
  return (
    <Box component="main" sx={{ display: 'flex', flexDirection: 'column', flex: 1 }}>
      <VisitHead order={order} />
      {refused.length > 0 && (
        <Box sx={{ pt: 1.5 }}>
          {refused.map((entry) => (
            <ConflictCard key={entry.seq} entry={entry} />
          ))}
        </Box>
      )}
      {!isThere && stands !== 'result_waits' && stands !== 'result_refused' && !isEnded(stands) && <VisitPreview order={order} />}
      {isThere && (
        <>
          <StepChecks {...parts} />
          <MeterWorkFields {...parts} />
          <ReadingFields {...parts} today={today} />
          <PhotoField {...parts} />
          <MaterialFields {...parts} />
          <NoteField {...parts} />
          <SignaturePad {...parts} />
          <ResultChoice {...parts} />
        </>
      )}
      {stands !== 'result_refused' && <Next order={order} draft={draft} stands={stands} today={today} />}
    </Box>
  )
}

interface NextProps {
  readonly order: FieldOrderJson
  readonly draft: VisitDraft
  readonly stands: Exclude<StateOnDevice, 'result_refused'>
  readonly today: string
}

function Next({ order, draft, stands, today }: NextProps) {
  const phone = usePhone()
  const navigate = useNavigate()
  if (stands === 'result_waits' || isEnded(stands)) {
    return (
      <NextButton onClick={() => void navigate('/field')} above={<Box sx={{ mb: 1 }}>This order is done.</Box>}>
        Back to my route
      </NextButton>
    )
  }
  if (stands !== 'on_site') {
    const isOnTheWay = stands === 'en_route'
    return (
      <NextButton
        onClick={() => void phone.report(order, isOnTheWay ? 'arrive' : 'start')}
        above={
          !isOnTheWay && (
            <BigButton fullWidth onClick={() => void phone.report(order, 'arrive')} size="plain" sx={{ mb: 0.5 }}>
              I am there already
            </BigButton>
          )
        }
      >
        {isOnTheWay ? 'I am there' : 'Start driving'}
      </NextButton>
    )
  }
  const [lack] = lacksOf(order, draft, today)
  if (lack !== undefined) return <NextButton onClick={() => lookAt(lack.part)}>Next: {lack.says.toLowerCase()}</NextButton>
  const code = order.type.resultCodes.find((one) => one.code === draft.resultCode)
  return (
    <NextButton isLast onClick={() => void phone.complete(order, draft).then(() => navigate('/field'))}>
      Send: {code?.title}
    </NextButton>
  )
}

/** Brings a part of the page into sight and puts the focus there. */
function lookAt(part: VisitPart): void {
  const place = document.getElementById(partId(part))
  place?.scrollIntoView({ behavior: 'smooth', block: 'start' })
  const control = place?.querySelector<HTMLElement>('input:not([hidden]):not([type=checkbox]), textarea')
  ;(control ?? place)?.focus({ preventScroll: true })
}
