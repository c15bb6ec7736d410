import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { Link, useParams, useSearchParams } from 'react-router-dom'
import type { TemplatePageJson } from '../../../api/documents/contract.js'
import { dayText } from '../presentation/date-text.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { useToday } from '../presentation/use-utility.js'
import { usePermission } from '../shell/use-permission.js'
import { FieldGuide } from './FieldGuide.js'
import { kindText } from './message-words.js'
import { TemplateTexts } from './TemplateTexts.js'
import { TemplateTimeline } from './TemplateTimeline.js'

/** A template for reading: its versions on a time line, the texts of the chosen one, the fields it may hold. */
export function TemplateShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<TemplatePageJson>('message-templates', id)
  return (
    <RecordPage query={query} what={`Template ${id}`} listPath="/message-templates">
      {(template) => <TemplatePanels template={template} />}
    </RecordPage>
  )
}

function TemplatePanels({ template }: { readonly template: TemplatePageJson }) {
  const today = useToday() ?? ''
  const mayWrite = usePermission('documents.write_templates')
  const [search, setSearch] = useSearchParams()
  const chosen = Number(search.get('version') ?? template.current ?? template.versions[0]?.version)
  const shown = template.versions.find((version) => version.version === chosen) ?? template.versions[0]
  const next = template.versions.filter((version) => version.effectiveFrom > today).at(-1)
  return (
    <>
      <RecordHeader
        kind="Message template"
        number={template.id}
        name={template.title}
        figures={
          <>
            <Figure label="Counts today">{template.current === null ? 'none' : `version ${template.current}`}</Figure>
            <Figure label="Next version">{next === undefined ? 'none' : dayText(next.effectiveFrom)}</Figure>
            <Figure label="Messages of it">
              {numberText(template.versions.reduce((total, version) => total + version.messages, 0))}
            </Figure>
          </>
        }
        acts={
          mayWrite && (
            <Button component={Link} to={`/message-templates/${encodeURIComponent(template.id)}/new-version`} variant="contained">
              Write a new version
            </Button>
          )
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '260px minmax(0, 1.6fr) minmax(0, 1fr)' },
        }}
      >
        <Panel title="Versions">
          <TemplateTimeline
            versions={template.versions}
            current={template.current}
            today={today}
            shown={shown?.version}
            onShow={(version) => setSearch({ version: String(version) }, { replace: true })}
          />
        </Panel>
        <Panel title={shown === undefined ? 'Texts' : `Texts of version ${shown.version}`}>
          {shown !== undefined && <TemplateTexts texts={shown.texts} key={shown.version} />}
        </Panel>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel title="How it is sent" padded>
            <FactList
              facts={[
                { label: 'Kind', value: kindText(template.messageKind) },
                {
                  label: 'Way',
                  value: template.mustReach
                    ? 'As the customer chose; who chose none gets it the way of their bills'
                    : 'As the customer chose; who chose none gets none',
                },
                { label: 'Quiet hours', value: template.isUrgent ? 'Does not wait for their end' : 'Waits for their end' },
                { label: 'Last change', value: shown === undefined ? null : `${shown.reason} (${shown.recordedBy})` },
              ]}
            />
          </Panel>
          <Panel title="Fields it may hold">
            <FieldGuide fields={[...template.fields, ...template.standardFields]} />
          </Panel>
        </Box>
      </Box>
    </>
  )
}
