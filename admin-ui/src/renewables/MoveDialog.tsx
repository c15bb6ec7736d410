import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { CertificateRecordJson } from '../../../api/renewables/certificate-contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

const KINDS = ['retired', 'transferred'] as const

/** Transfers or retires certificates of a month that are held. */
export function MoveDialog({ held, onClose }: { readonly held: CertificateRecordJson; readonly onClose: () => void }) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('retired')
  const [count, setCount] = useState(String(held.certificates))
  const [party, setParty] = useState('')
  const { begin, send, isSending } = useCommand({
    said: kind === 'retired' ? 'They are retired.' : 'They are transferred.',
    onDone: onClose,
  })
  useEffect(begin, [begin])
  const moved = (reason: string) => ({ kind, count: Number(count), party: party.trim(), reason })
  const wrong = !/^[1-9]\d{0,6}$/.test(count)
    ? 'Say how many.'
    : party.trim() === ''
      ? kind === 'retired'
        ? 'Say for whom they are retired.'
        : 'Say to whom they go.'
      : undefined
  return (
    <ReasonDialog
      open
      title={`Certificates of ${held.generatorId ?? held.registry ?? ''}, ${held.vintage}`}
      confirmLabel={kind === 'retired' ? 'Retire them' : 'Transfer them'}
      dangerous
      isSending={isSending}
      reasonComesLast
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) =>
        send(
          held.generatorId === null
            ? { path: `/certificate-acquisitions/${String(held.acquisitionId)}/moves`, body: moved(reason) }
            : {
                path: '/certificate-moves',
                body: { generatorId: held.generatorId, vintage: held.vintage, ...moved(reason) },
              },
        )
      }
      onClose={onClose}
    >
      What leaves does not come back. The lowest serial numbers that are held go first.
      <ChoiceField
        label="What becomes of them"
        value={kind}
        choices={KINDS}
        textOf={(each) => (each === 'retired' ? 'Retired for good' : 'Transferred to somebody else')}
        onChoose={setKind}
      />
      <TextField
        label="How many"
        value={count}
        onChange={(event) => setCount(event.target.value.trim())}
        fullWidth
        margin="dense"
      />
      <TextField
        label={kind === 'retired' ? 'For whom' : 'To whom'}
        value={party}
        onChange={(event) => setParty(event.target.value)}
        fullWidth
        margin="dense"
      />
    </ReasonDialog>
  )
}
