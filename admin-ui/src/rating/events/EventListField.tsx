import type { EventListJson } from '../../../../api/rating/event-contract.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'

interface Props {
  readonly lists: readonly EventListJson[]
  readonly value: string
  readonly onChoose: (list: string) => void
}

/** Which list an event belongs to. */
export function EventListField({ lists, value, onChoose }: Props) {
  return (
    <ChoiceField
      label="List"
      value={value}
      choices={lists.map(({ list }) => list)}
      textOf={(list) => lists.find((each) => each.list === list)?.label ?? list}
      onChoose={onChoose}
    />
  )
}
