import Button from '@mui/material/Button'
import { useState } from 'react'
import type { CustomerPageJson } from '../../../../api/customers/contract.js'
import { Day } from '../../presentation/Day.js'
import { useCommand } from '../../presentation/use-command.js'
import { usePermission } from '../../shell/use-permission.js'
import { PersonPanel } from './PersonPanel.js'
import { PersonRow } from './PersonRow.js'
import { personText } from './person-words.js'
import { SetDemographicDialog } from './SetDemographicDialog.js'

interface Props {
  readonly customerId: string
  readonly demographics: NonNullable<CustomerPageJson['person']['demographics']>
}

/** What is held about a person beyond the business with them, each with what for. */
export function DemographicsPanel({ customerId, demographics }: Props) {
  const [isAdding, setAdding] = useState(false)
  const mayWrite = usePermission('customers.write')
  const { send, isSending } = useCommand({ method: 'DELETE', said: 'It is forgotten.' })
  return (
    <>
      <PersonPanel
        title="Held for a purpose"
        addLabel="Add…"
        isEmpty={demographics.length === 0}
        empty={{
          title: 'Nothing is held',
          sentence: 'Household, income and the like are kept only together with what they are needed for.',
        }}
        onAdd={() => setAdding(true)}
      >
        {demographics.map((entry) => (
          <PersonRow
            key={entry.kind}
            label={personText(entry.kind)}
            note={
              <>
                for {personText(entry.purpose).toLowerCase()}, since <Day date={entry.recordedOn} />
              </>
            }
            acts={
              mayWrite && (
                <Button
                  size="small"
                  disabled={isSending}
                  aria-label={`Forget ${personText(entry.kind).toLowerCase()}`}
                  onClick={() => send({ path: `/customers/${customerId}/demographics/${entry.kind}` })}
                >
                  Forget
                </Button>
              )
            }
          >
            {entry.value}
          </PersonRow>
        ))}
      </PersonPanel>
      <SetDemographicDialog open={isAdding} customerId={customerId} onClose={() => setAdding(false)} />
    </>
  )
}
