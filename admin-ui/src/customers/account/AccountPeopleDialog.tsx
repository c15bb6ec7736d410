import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useEffect, useState } from 'react'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import type { CustomerRecordJson } from '../../../../api/customers/contract.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { DayField } from '../../presentation/DayField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { CustomerChoice } from '../CustomerChoice.js'
import { roleText } from '../customer-words.js'
import { AccountPerson } from './AccountPerson.js'

interface Props {
  readonly open: boolean
  readonly account: AccountPageJson
  readonly onClose: () => void
}

const ROLES = ['co_applicant', 'power_of_attorney', 'owner', 'third_party_notice'] as const

/** Who else has a part in the account, and since when; adding and ending. */
export function AccountPeopleDialog({ open, account, onClose }: Props) {
  const [chosen, setChosen] = useState<CustomerRecordJson | null>(null)
  const [role, setRole] = useState<(typeof ROLES)[number]>('co_applicant')
  const [fromOn, setFromOn] = useState('')
  const [toOn, setToOn] = useState('')
  const give = useCommand({ method: 'PUT', said: 'The part in the account is on record.', onDone: () => setChosen(null) })
  const end = useCommand({ method: 'DELETE', said: 'The part in the account is taken away.' })
  const { begin } = give
  useEffect(() => {
    if (!open) return
    begin()
    setChosen(null)
    setFromOn('')
    setToOn('')
  }, [open, begin])
  const others = account.people.filter((person) => person.role !== 'main')
  const path = (customerId: string, part: string): string => `/accounts/${account.id}/people/${customerId}/${part}`
  return (
    <FormDialog
      open={open}
      title={`People on account ${account.id}`}
      confirmLabel="Give them this part"
      cancelLabel="Close"
      wide
      isReady={chosen !== null && (role !== 'power_of_attorney' || fromOn !== '')}
      isSending={give.isSending}
      onConfirm={() =>
        chosen !== null &&
        give.send({
          path: path(chosen.id, role),
          body: { fromOn: fromOn === '' ? null : fromOn, toOn: toOn === '' ? null : toOn },
        })
      }
      onClose={onClose}
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 1.5, p: 0, fontSize: '0.8125rem' }}>
        {others.map((person) => (
          <Box component="li" key={`${person.customerId}-${person.role}`} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Box sx={{ flex: 1 }}>
              <AccountPerson person={person} today={account.today} />
            </Box>
            <Button
              size="small"
              disabled={end.isSending}
              aria-label={`End the part of ${person.name} as ${roleText(person.role).toLowerCase()}`}
              onClick={() => end.send({ path: path(person.customerId, person.role) })}
            >
              End
            </Button>
          </Box>
        ))}
        {others.length === 0 && <Box component="li">Nobody but the main customer.</Box>}
      </Box>
      <CustomerChoice label="Somebody on record" chosen={chosen} onChoose={setChosen} />
      <ChoiceField label="Part" value={role} choices={ROLES} textOf={roleText} onChoose={setRole} />
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <DayField label="From" value={fromOn} onChange={setFromOn} required={role === 'power_of_attorney'} />
        <DayField label="Until" value={toOn} onChange={setToOn} />
      </Box>
    </FormDialog>
  )
}
