import Box from '@mui/material/Box'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { Day } from '../../presentation/Day.js'
import { Figure } from '../../presentation/Figure.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { requestKindText } from '../request-words.js'
import { RequestActs } from './RequestActs.js'
import { RequestStateChip } from './RequestStateChip.js'

/** What was asked for, by whom and for when, what it waits for, and what may be done about it. */
export function RequestHead({ page }: { readonly page: ServiceRequestPageJson }) {
  return (
    <RecordHeader
      kind={requestKindText(page.kind)}
      number={page.id}
      name={page.customerName}
      state={<RequestStateChip request={page} />}
      below={
        <Box sx={{ fontSize: '0.8125rem' }}>
          <RecordLink resource="accounts" id={page.accountId} />
          {page.isNewAccount && ' (new)'}
          {page.fromPremiseId !== null && (
            <>
              {' · from '}
              <RecordLink resource="premises" id={page.fromPremiseId}>
                {page.fromAddress}
              </RecordLink>
            </>
          )}
          {page.premiseId !== null && (
            <>
              {page.fromPremiseId === null ? ' · ' : ' to '}
              <RecordLink resource="premises" id={page.premiseId}>
                {page.address}
              </RecordLink>
            </>
          )}
        </Box>
      }
      figures={
        <>
          {page.kind !== 'move_in' && (
            <Figure label="Last day">
              <Day date={page.stopOn} />
            </Figure>
          )}
          {page.kind !== 'move_out' && (
            <Figure label={page.kind === 'suspension' ? 'Resumed on' : 'First day'}>
              {page.startOn === null ? 'not said yet' : <Day date={page.startOn} />}
            </Figure>
          )}
          <Figure label="Waits for" emphasis={page.processState === 'stuck'}>
            <Box component="span" sx={{ fontSize: '0.9375rem', fontWeight: 600 }}>
              {waitText(page)}
            </Box>
          </Figure>
        </>
      }
      acts={<RequestActs page={page} />}
    />
  )
}

function waitText({ state, waitsFor, processState }: ServiceRequestPageJson): string {
  if (state !== 'open') return 'nothing'
  if (processState === 'stuck') return 'a supervisor'
  return waitsFor === null ? 'its next step' : plainSentence(waitsFor)
}
