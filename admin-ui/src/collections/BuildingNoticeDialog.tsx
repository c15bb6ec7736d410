import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormGroup from '@mui/material/FormGroup'
import { useEffect, useState } from 'react'
import type { BuildingNoticeJson } from '../../../api/collections/contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useUtility } from '../presentation/use-utility.js'
import { CHANNEL_TEXTS } from './collection-words.js'

interface Props {
  readonly open: boolean
  readonly collectionId: string
  readonly building: BuildingNoticeJson
  readonly onClose: () => void
}

type Channel = BuildingNoticeJson['parties'][number]['channels'][number]['channel']

/** Who of a building was told, how and when; only those for whom a notice by this channel counts can be chosen. */
export function BuildingNoticeDialog({ open, collectionId, building, onClose }: Props) {
  const today = useUtility()?.today ?? ''
  const channels = [...new Set(building.parties.flatMap((party) => party.channels.map(({ channel }) => channel)))]
  const [channel, setChannel] = useState<Channel>('posted')
  const [on, setOn] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { begin, send, isSending } = useCommand({ said: 'It is written down.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setOn(today)
    setChosen(new Set())
  }, [open, begin, today])
  const possible = building.parties.filter(
    (party) => party.told === null && party.channels.some((each) => each.channel === channel),
  )
  const parties = possible.filter(({ name }) => chosen.has(name))
  const toggle = (name: string) =>
    setChosen((before) => new Set(before.has(name) ? [...before].filter((each) => each !== name) : [...before, name]))
  return (
    <FormDialog
      open={open}
      title="Who was told"
      confirmLabel={parties.length === 0 ? 'Write it down' : `Write down ${parties.length}`}
      isReady={on !== '' && parties.length > 0}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/collections/${encodeURIComponent(collectionId)}/building-notices`,
          body: { channel, on, parties: parties.map(({ recipient, party }) => ({ recipient, party })) },
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label="How"
        value={channel}
        choices={channels}
        textOf={(each) => CHANNEL_TEXTS[each] ?? each}
        onChoose={setChannel}
      />
      <DayField label="Day" value={on} onChange={setOn} required />
      <FormGroup sx={{ mt: 1, maxHeight: 320, overflow: 'auto', flexWrap: 'nowrap' }}>
        {possible.length > 1 && (
          <FormControlLabel
            control={
              <Checkbox
                checked={parties.length === possible.length}
                indeterminate={parties.length > 0 && parties.length < possible.length}
                onChange={(event) => setChosen(new Set(event.target.checked ? possible.map(({ name }) => name) : []))}
              />
            }
            label={`All ${possible.length}`}
          />
        )}
        {possible.map(({ name }) => (
          <FormControlLabel
            key={name}
            control={<Checkbox checked={chosen.has(name)} onChange={() => toggle(name)} />}
            label={name.charAt(0).toUpperCase() + name.slice(1)}
          />
        ))}
        {possible.length === 0 && <span>Nobody is left to be told this way.</span>}
      </FormGroup>
    </FormDialog>
  )
}
