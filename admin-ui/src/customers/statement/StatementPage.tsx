import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { AccountStatementJson } from '../../../../api/receivables/contract.js'
import { callApi } from '../../http.js'
import { Figure } from '../../presentation/Figure.js'
import { Money } from '../../presentation/Money.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordPage } from '../../presentation/RecordPage.js'
import { TextLink } from '../../presentation/TextLink.js'
import { StatementPanel } from './StatementPanel.js'
import { type StatementRange, StatementRangeFields, statementPath } from './StatementRangeFields.js'

/** Every movement of an account with the balance after it, and the entries behind each. */
export function StatementPage() {
  const { id = '' } = useParams()
  const [range, setRange] = useState<StatementRange>({ from: '', to: '' })
  const query = useQuery({
    queryKey: ['accounts', 'statement', id, range],
    queryFn: async ({ signal }) => (await callApi<AccountStatementJson>(statementPath(id, range), { signal })).body,
    placeholderData: (before) => (before?.accountId === id ? before : undefined),
  })
  return (
    <RecordPage query={query} what={`The statement of account ${id}`} listPath="/accounts">
      {(statement) => (
        <>
          <RecordHeader
            kind="Statement of account"
            number={id}
            name={
              <TextLink to={`/accounts/${id}/show`} plain>
                Account {id}
              </TextLink>
            }
            figures={
              <>
                <Figure label="Balance before">
                  <Money amount={statement.openingBalance} currency={statement.currency} sayCredit />
                </Figure>
                <Figure label="Balance after">
                  <Money amount={statement.closingBalance} currency={statement.currency} sayCredit />
                </Figure>
              </>
            }
            acts={<StatementRangeFields range={range} onChange={setRange} />}
          />
          <Box sx={{ p: 1.5 }}>
            <StatementPanel statement={statement} />
          </Box>
        </>
      )}
    </RecordPage>
  )
}
