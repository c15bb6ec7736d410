import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { ProtectionJson } from '../../../api/collections/contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useUtility } from '../presentation/use-utility.js'
import { PROTECTION_TEXTS, SOURCE_TEXTS } from './collection-words.js'

const KINDS = ['medical', 'life_support', 'age', 'infant', 'disability', 'programme', 'pledge', 'bankruptcy'] as const
const SOURCES = ['certificate', 'customer', 'agency', 'court', 'utility'] as const

interface Props {
  readonly accountId: string
  /** The certificate that is renewed. */
  readonly renews: ProtectionJson | null
  readonly onClose: () => void
}

/** Records what protects a household, or renews a medical certificate. */
export function AddProtectionDialog({ accountId, renews, onClose }: Props) {
  const today = useUtility()?.today ?? ''
  const [kind, setKind] = useState<(typeof KINDS)[number]>('medical')
  const [source, setSource] = useState<(typeof SOURCES)[number]>('certificate')
  const [evidence, setEvidence] = useState('')
  const [beginsOn, setBegins] = useState(today)
  const [endsOn, setEnds] = useState('')
  const [more, setMore] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The protection is on record and counts at once.', onDone: onClose })
  useEffect(begin, [begin])
  const wantsBirthday = kind === 'age' || kind === 'infant'
  const wanted =
    kind === 'programme' ? 'Code of the programme' : kind === 'pledge' ? 'Amount pledged' : wantsBirthday ? 'Date of birth' : null
  const isMissing = evidence.trim().length < 3 || beginsOn === '' || (renews === null && wanted !== null && more.trim() === '')
  return (
    <ReasonDialog
      open
      title={renews === null ? 'Add a protection' : 'Renew the medical certificate'}
      confirmLabel={renews === null ? 'Add the protection' : 'Renew it'}
      reasonComesLast
      isSending={isSending}
      blockedBecause={isMissing ? 'State its evidence, its first day and what its kind asks for.' : undefined}
      onConfirm={(reason) =>
        send({
          path: `/accounts/${encodeURIComponent(accountId)}/protections`,
          body: {
            kind,
            source,
            evidence: evidence.trim(),
            beginsOn,
            endsOn: endsOn === '' ? null : endsOn,
            programme: kind === 'programme' ? more.trim() : null,
            amount: kind === 'pledge' ? more.trim() : null,
            bornOn: wantsBirthday ? more : null,
            renewsProtectionId: renews?.id ?? null,
            reason,
          },
        })
      }
      onClose={onClose}
    >
      {renews === null && (
        <ChoiceField
          label="What"
          value={kind}
          choices={KINDS}
          textOf={(each) => PROTECTION_TEXTS[each] ?? each}
          onChoose={setKind}
        />
      )}
      <ChoiceField
        label="Whose word"
        value={source}
        choices={SOURCES}
        textOf={(each) => SOURCE_TEXTS[each] ?? each}
        onChoose={setSource}
      />
      <TextField
        label="Evidence"
        helperText="Who certified it, its number, what was shown"
        value={evidence}
        onChange={(event) => setEvidence(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      {renews === null && wanted !== null && !wantsBirthday && (
        <TextField
          label={wanted}
          value={more}
          onChange={(event) => setMore(event.target.value)}
          required
          fullWidth
          margin="dense"
        />
      )}
      {renews === null && wantsBirthday && <DayField label="Date of birth" value={more} onChange={setMore} required />}
      <DayField label="First day" value={beginsOn} onChange={setBegins} required />
      <DayField
        label="Last day, as the evidence states it"
        value={endsOn}
        onChange={setEnds}
        helperText="Left empty: as the policy says"
      />
    </ReasonDialog>
  )
}
