import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import type { FileProblemJson } from '../../../../api/rating/contract.js'
import { dayText } from '../../presentation/date-text.js'
import { DayField } from '../../presentation/DayField.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { FirstDay, TariffUnit } from './around-values.js'
import { JsonField } from './JsonField.js'
import { KIND_TEXT, newRule, RULE_KINDS, type RuleKind, withNextVersion } from './new-tariff.js'
import { RuleCard } from './RuleCard.js'
import {
  at,
  exchanged,
  isObject,
  type Json,
  type JsonObject,
  listAt,
  type Path,
  pathText,
  textAt,
  withAt,
} from './tariff-text.js'

interface Props {
  readonly document: JsonObject
  readonly problems: readonly FileProblemJson[]
  /** A tariff that is new says what it is of; later that stays. */
  readonly isNew: boolean
  readonly today: string
  readonly onChange: (document: JsonObject) => void
}

const HEAD = ['tariff', 'name', 'service', 'unit'] as const
const HEAD_TEXT = { tariff: 'Code', name: 'Name', service: 'Service', unit: 'Unit' } as const
const VERSION_MEMBERS = new Set(['from', 'to', 'note', 'rules'])

/** A tariff as a form: its head, the dated part that is chosen, and that part's rules in the order they are worked out. */
export function TariffForm({ document, problems, isNew, today, onChange }: Props) {
  const versions = listAt(document, ['versions'])
  const [chosen, setChosen] = useState<number>()
  const index = chosen ?? versions.length - 1
  const version = versions[index]
  const set = (path: Path, value: Json | undefined) => onChange(withAt(document, path, value) as JsonObject)
  const addVersion = () => {
    onChange(withNextVersion(document, today))
    setChosen(versions.length)
  }
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Panel title="Tariff" padded>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: '140px minmax(0, 1fr) 140px 100px' } }}>
          {HEAD.map((name) => (
            <TextField
              key={name}
              label={HEAD_TEXT[name]}
              size="small"
              value={textAt(document, [name])}
              onChange={(event) => set([name], event.target.value)}
              disabled={!isNew && name !== 'name'}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ))}
        </Box>
      </Panel>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center', px: { xs: 1.5, sm: 0 } }}>
        <TextField
          select
          label="Rules from"
          size="small"
          value={index < versions.length && index >= 0 ? index : ''}
          onChange={(event) => setChosen(Number(event.target.value))}
          sx={{ minWidth: 180 }}
        >
          {versions.map((each, position) => (
            // Dated parts are told apart by where they stand.
            <MenuItem key={position} value={position}>
              {dayText(textAt(each, ['from']))}
            </MenuItem>
          ))}
        </TextField>
        <Button variant="outlined" onClick={addVersion}>
          Other rules from a day…
        </Button>
      </Box>
      {isObject(version) ? (
        <TariffUnit.Provider value={textAt(document, ['unit'])}>
          <VersionForm
            key={index}
            version={version}
            path={['versions', index]}
            problems={problems}
            onChange={(changed) => set(['versions', index], changed)}
          />
        </TariffUnit.Provider>
      ) : (
        <EmptyState title="No rules yet" sentence="Begin with the rules that hold from a day on." />
      )}
    </Box>
  )
}

interface VersionProps {
  readonly version: JsonObject
  readonly path: Path
  readonly problems: readonly FileProblemJson[]
  readonly onChange: (version: JsonObject) => void
}

function VersionForm({ version, path, problems, onChange }: VersionProps) {
  const rules = listAt(version, ['rules'])
  const [added, setAdded] = useState<number>()
  const put = (changed: readonly Json[]) => onChange({ ...version, rules: changed })
  const rest = Object.fromEntries(Object.entries(version).filter(([name]) => !VERSION_MEMBERS.has(name)))
  const within = (rule: number) => pathText([...path, 'rules', rule])
  const { to: _to, ...open } = version
  return (
    <FirstDay.Provider value={textAt(version, ['from'])}>
      <Panel title="Days and what is counted" padded>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: '180px 180px minmax(0, 1fr)' } }}>
          <DayField label="First day" value={textAt(version, ['from'])} onChange={(from) => onChange({ ...version, from })} />
          <DayField
            label="Last day (empty: no end)"
            value={textAt(version, ['to'])}
            onChange={(to) => onChange(to === '' ? open : { ...version, to })}
          />
        </Box>
        {Object.keys(rest).length > 0 && (
          <Box sx={{ mt: 1.5 }}>
            <JsonField
              label="Quantities, conventions and what else it says"
              value={rest}
              onChange={(value) =>
                isObject(value) &&
                onChange({
                  ...Object.fromEntries(Object.entries(version).filter(([name]) => VERSION_MEMBERS.has(name))),
                  ...value,
                })
              }
            />
          </Box>
        )}
      </Panel>
      <Panel
        title="Charges, in order"
        aside={
          <AddRule
            onAdd={(kind) => {
              setAdded(rules.length)
              put([...rules, newRule(kind, rules)])
            }}
          />
        }
      >
        {rules.length === 0 && <EmptyState dense title="It charges nothing yet" />}
        {rules.map((rule, index) =>
          isObject(rule) ? (
            // Rules may be renamed while they are written, so their place tells them apart.
            <RuleCard
              key={index}
              rule={rule}
              isNew={index === added}
              problems={problems.filter(({ path: place }) => place === within(index) || place.startsWith(`${within(index)}.`))}
              onChange={(changed) => put(rules.map((entry, position) => (position === index ? changed : entry)))}
              onRemove={() => put(rules.filter((_, position) => position !== index))}
              {...(index === 0 ? {} : { onUp: () => put(exchanged(rules, index, index - 1)) })}
              {...(index === rules.length - 1 ? {} : { onDown: () => put(exchanged(rules, index, index + 1)) })}
            />
          ) : null,
        )}
      </Panel>
    </FirstDay.Provider>
  )
}

function AddRule({ onAdd }: { readonly onAdd: (kind: RuleKind) => void }) {
  const [anchor, setAnchor] = useState<HTMLElement>()
  const [chosen, setChosen] = useState<RuleKind>()
  // Added once the menu is gone: while it closes it would take the focus back.
  const add = () => {
    setChosen(undefined)
    if (chosen !== undefined) onAdd(chosen)
  }
  return (
    <>
      <Button size="small" variant="text" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        Add a charge…
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={() => setAnchor(undefined)}
        slotProps={{ transition: { onExited: add } }}
      >
        {RULE_KINDS.map((kind) => (
          <MenuItem
            key={kind}
            onClick={() => {
              setAnchor(undefined)
              setChosen(kind)
            }}
          >
            {KIND_TEXT[kind]}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}

/** The first day of the newest dated part, as text. */
export function newestDayOf(document: JsonObject | undefined): string {
  const versions = listAt(document, ['versions'])
  return textAt(at(document, ['versions', versions.length - 1]), ['from'])
}
