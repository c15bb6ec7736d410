import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CasePageJson } from '../../../api/cases/contract.js'
import { listQuery } from '../data-provider.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { LINKABLE, type LinkableKind, type LinkableRow } from './linkable.js'

const SHOWN = 50

/** Says that a case is about a bill, a payment, an order, a request or a connection of its account. */
export function LinkCaseButton({ entry }: { readonly entry: CasePageJson }) {
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<LinkableKind>('bill')
  const [subjectId, setSubjectId] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'It is linked to the case.', onDone: () => setOpen(false) })
  const { resource, textOf } = LINKABLE[kind]
  const { data = [], isPending } = useQuery({
    queryKey: [resource, 'of-account', entry.accountId],
    queryFn: async ({ signal }) => {
      const query = listQuery({
        filter: { accountId: entry.accountId },
        sort: { field: 'id', order: 'DESC' },
        pagination: { page: 1, perPage: SHOWN },
      })
      return (await callApi<LinkableRow[]>(`/${resource}?${query}`, { signal })).body
    },
    enabled: isOpen,
  })
  const linked = new Set(entry.links.filter((link) => link.subjectKind === kind).map((link) => link.subjectId))
  const rows = data.filter((row) => !linked.has(String(row.id)))
  const open = (): void => {
    begin()
    setSubjectId('')
    setOpen(true)
  }
  return (
    <>
      <ActionButton permission="cases.work" onClick={open}>
        Link…
      </ActionButton>
      <FormDialog
        open={isOpen}
        title="What the case is about"
        confirmLabel="Link it to the case"
        isReady={subjectId !== ''}
        isSending={isSending}
        onConfirm={() => send({ path: `/cases/${entry.id}/links`, body: { subjectKind: kind, subjectId } })}
        onClose={() => setOpen(false)}
      >
        <ChoiceField
          label="Kind"
          value={kind}
          choices={Object.keys(LINKABLE) as LinkableKind[]}
          textOf={(each) => LINKABLE[each].title}
          onChoose={(each) => {
            setKind(each)
            setSubjectId('')
          }}
        />
        <TextField
          select
          label="Which one"
          value={subjectId}
          onChange={(event) => setSubjectId(event.target.value)}
          required
          fullWidth
          margin="dense"
          disabled={rows.length === 0}
          helperText={
            rows.length === 0 ? (isPending ? 'Looking…' : 'The account has none that is not linked already') : undefined
          }
        >
          {rows.map((row) => (
            <MenuItem key={row.id} value={String(row.id)}>
              {textOf(row)}
            </MenuItem>
          ))}
        </TextField>
      </FormDialog>
    </>
  )
}
