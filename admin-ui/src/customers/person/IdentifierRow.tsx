import Button from '@mui/material/Button'
import { useState } from 'react'
import type { CustomerPageJson } from '../../../../api/customers/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Day } from '../../presentation/Day.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { usePermission } from '../../shell/use-permission.js'
import { PersonRow } from './PersonRow.js'
import { personText } from './person-words.js'

interface Props {
  readonly customerId: string
  readonly identifier: CustomerPageJson['person']['identifiers'][number]
}

/** One document. Its whole number is told after a reason, for as long as the page stands. */
export function IdentifierRow({ customerId, identifier }: Props) {
  const [number, setNumber] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const mayWrite = usePermission('customers.write')
  const path = `/customers/${customerId}/identifiers/${identifier.id}`
  const reveal = useCommand<{ number: string }>({
    onDone: (answer) => {
      setNumber(answer.number)
      setAsking(false)
    },
  })
  const forget = useCommand({ method: 'DELETE', said: 'The number is forgotten.' })
  return (
    <>
      <PersonRow
        label={personText(identifier.kind)}
        note={
          <>
            {identifier.issuer}
            {identifier.validUntil !== null && (
              <>
                {' '}
                valid until <Day date={identifier.validUntil} />
              </>
            )}
          </>
        }
        acts={
          <>
            {number === undefined ? (
              <ActionButton
                permission="customers.reveal"
                size="small"
                disabledBecause={
                  identifier.isKept ? undefined : 'Only the last characters are stored: this installation has no key'
                }
                onClick={() => setAsking(true)}
                aria-label={`Show the whole ${personText(identifier.kind).toLowerCase()}`}
              >
                Show…
              </ActionButton>
            ) : (
              <Button size="small" onClick={() => setNumber(undefined)}>
                Hide
              </Button>
            )}
            {mayWrite && (
              <Button size="small" disabled={forget.isSending} onClick={() => forget.send({ path })}>
                Forget
              </Button>
            )}
          </>
        }
      >
        <code>{number ?? `•••• ${identifier.lastCharacters}`}</code>
      </PersonRow>
      <ReasonDialog
        open={isAsking}
        title={`Show the whole ${personText(identifier.kind).toLowerCase()}?`}
        confirmLabel="Show the number"
        isSending={reveal.isSending}
        suggestions={['Compared with the document', 'Asked for by an authority']}
        onConfirm={(reason) => reveal.send({ path: `${path}/reveal`, body: { reason } })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
