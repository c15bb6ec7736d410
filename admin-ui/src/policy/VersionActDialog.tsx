import { useEffect, useState } from 'react'
import type { PackPageJson, VersionJson } from '../../../api/policy/contract.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { versionPath } from './policy-words.js'

export type VersionAct = VersionJson['acts'][number]

interface Words {
  readonly title: string
  readonly confirm: string
  readonly tells: string
  readonly said: string
}

const WORDS: Readonly<Record<VersionAct, Words>> = {
  propose: {
    title: 'Propose',
    confirm: 'Propose it',
    tells: 'Another person than you must release it before it governs.',
    said: 'It waits for its release.',
  },
  release: {
    title: 'Release',
    confirm: 'Release it',
    tells: 'It governs from the day on. Decisions made by it refer to this version, so it cannot be changed afterwards.',
    said: 'It is released.',
  },
  return: {
    title: 'Return',
    confirm: 'Return it',
    tells: 'It is a draft again; the reason says what is to be mended.',
    said: 'It is a draft again.',
  },
  withdraw: {
    title: 'Withdraw',
    confirm: 'Withdraw it',
    tells: 'Where it governs, the version before holds again from the day on. What it decided stays decided.',
    said: 'It is withdrawn.',
  },
}

interface Props {
  readonly act: VersionAct
  readonly pack: PackPageJson
  readonly version: VersionJson
  readonly onClose: () => void
}

/** One act on a version of a pack, with its day where it has one, and the reason. */
export function VersionActDialog({ act, pack, version, onClose }: Props) {
  const today = useToday() ?? ''
  const [day, setDay] = useState<string>()
  const words = WORDS[act]
  const { begin, send, isSending } = useCommand({ said: words.said, onDone: onClose })
  useEffect(begin, [begin])
  const hasDay = act === 'release' || (act === 'withdraw' && version.state === 'released')
  const on = day ?? today
  return (
    <ReasonDialog
      open
      title={`${words.title} version ${version.version} of ${pack.name}`}
      confirmLabel={words.confirm}
      dangerous={act === 'withdraw'}
      isSending={isSending}
      reasonComesLast={hasDay}
      {...(hasDay && on === '' ? { blockedBecause: 'Give the day.' } : {})}
      onConfirm={(reason) =>
        send({ path: `${versionPath(pack.id, version.version)}/${act}`, body: { reason, ...(hasDay ? { on } : {}) } })
      }
      onClose={onClose}
    >
      {words.tells}
      {hasDay && (
        <DayField
          label={act === 'release' ? 'First day it governs' : 'First day it no longer governs'}
          value={on}
          onChange={setDay}
          required
        />
      )}
    </ReasonDialog>
  )
}
