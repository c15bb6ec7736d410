import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import TextField from '@mui/material/TextField'
import { useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import type { TemplatePageJson } from '../../../api/documents/contract.js'
import { languageText } from '../customers/customer-words.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { FieldGuide } from './FieldGuide.js'
import { TemplatePreview } from './TemplatePreview.js'
import { TextFields, type WrittenField } from './TextFields.js'
import { type DraftText, draftOf, textOf, whyNotKept, withField } from './template-draft.js'

const OTHER_LANGUAGES = ['es', 'fr', 'zh', 'vi', 'ko', 'tl', 'ru', 'ar', 'de', 'pt', 'hi'] as const

export function TemplateEditor({ template }: { readonly template: TemplatePageJson }) {
  const newest = template.versions[0]
  const today = useToday() ?? ''
  const navigate = useNavigate()
  const [drafts, setDrafts] = useState<readonly DraftText[]>(() => draftOf(newest))
  const [language, setLanguage] = useState(drafts[0]?.language ?? 'en')
  const [effectiveFrom, setEffectiveFrom] = useState('')
  const [reason, setReason] = useState('')
  const cursor = useRef<{ field: WrittenField; at: number }>({ field: 'body', at: 0 })
  const show = `/message-templates/${encodeURIComponent(template.id)}/show`
  const { begin, send, isSending } = useCommand<{ version: number }>({
    said: (answer) => `Version ${answer.version} is kept.`,
    onDone: (answer) => void navigate(`${show}?version=${answer.version}`),
  })
  const draft = drafts.find((each) => each.language === language) ?? drafts[0]
  const from = effectiveFrom === '' ? today : effectiveFrom
  if (draft === undefined) return null
  const change = (changes: Partial<DraftText>): void =>
    setDrafts(drafts.map((each) => (each.language === draft.language ? { ...each, ...changes } : each)))
  const put = (name: string): void => {
    const { field, at } = cursor.current
    change({ [field]: withField(draft[field], at, name) })
    cursor.current = { field, at: at + name.length + 4 }
  }
  const add = (added: string): void => {
    setDrafts([...drafts, { ...draft, language: added }])
    setLanguage(added)
  }
  return (
    <>
      <RecordHeader
        kind="New version of"
        number={template.id}
        name={template.title}
        acts={
          <>
            <ActionButton
              permission="documents.write_templates"
              variant="contained"
              disabledBecause={isSending ? 'It is being kept.' : whyNotKept(drafts, from, reason)}
              onClick={() => {
                begin()
                send({
                  path: `/message-templates/${encodeURIComponent(template.id)}/versions`,
                  body: {
                    basedOn: newest?.version ?? 1,
                    effectiveFrom: from,
                    texts: drafts.map(textOf),
                    reason: reason.trim(),
                  },
                })
              }}
            >
              Keep version {(newest?.version ?? 0) + 1}
            </ActionButton>
            <Button component={Link} to={show} variant="outlined">
              Leave without keeping
            </Button>
          </>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.3fr) minmax(0, 1fr) 280px' },
        }}
      >
        <Panel title="Text">
          <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap' }}>
            <Tabs value={draft.language} onChange={(_event, value: string) => setLanguage(value)} aria-label="Language">
              {drafts.map((each) => (
                <Tab key={each.language} value={each.language} label={languageText(each.language)} />
              ))}
            </Tabs>
            <TextField
              select
              size="small"
              label="Add a language"
              value=""
              onChange={(event) => add(event.target.value)}
              sx={{ ml: 'auto', m: 1, minWidth: 160 }}
            >
              {OTHER_LANGUAGES.filter((each) => drafts.every((known) => known.language !== each)).map((each) => (
                <MenuItem key={each} value={each}>
                  {languageText(each)}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          <Box sx={{ px: 2, pb: 2 }}>
            <TextFields
              draft={draft}
              onChange={change}
              onCursor={(field, at) => {
                cursor.current = { field, at }
              }}
            />
            {draft.language !== 'en' && (
              <Button
                size="small"
                color="error"
                onClick={() => {
                  setDrafts(drafts.filter((each) => each.language !== draft.language))
                  setLanguage('en')
                }}
              >
                Leave {languageText(draft.language)} out of this version
              </Button>
            )}
            <Box sx={{ display: 'grid', gap: 1.5, mt: 2, gridTemplateColumns: { xs: '1fr', sm: '180px 1fr' } }}>
              <TextField
                label="Counts from"
                type="date"
                value={from}
                onChange={(event) => setEffectiveFrom(event.target.value)}
                slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
              />
              <TextField
                label="Why"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                helperText="Kept beside the version"
                required
                slotProps={{ htmlInput: { maxLength: 500 } }}
              />
            </Box>
          </Box>
        </Panel>
        <TemplatePreview templateCode={template.id} text={textOf(draft)} />
        <Panel title="Fields">
          <FieldGuide fields={[...template.fields, ...template.standardFields]} onPick={put} />
        </Panel>
      </Box>
    </>
  )
}
