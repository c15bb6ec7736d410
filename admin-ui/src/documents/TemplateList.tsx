import type { TemplateRecordJson } from '../../../api/documents/contract.js'
import { languageText } from '../customers/customer-words.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { kindText } from './message-words.js'

const languages = (row: TemplateRecordJson): string => row.languages.map(languageText).join(', ')

const COLUMNS: readonly ListColumn<TemplateRecordJson>[] = [
  {
    id: 'title',
    label: 'Template',
    sort: 'title',
    phone: 'title',
    render: (row) => <strong>{row.title}</strong>,
    text: (row) => row.title,
  },
  { id: 'id', label: 'Code', sort: 'id', optional: true, render: (row) => row.id, text: (row) => row.id },
  { id: 'subject', label: 'Subject', render: (row) => row.subject ?? '–', text: (row) => row.subject },
  {
    id: 'messageKind',
    label: 'Kind',
    sort: 'messageKind',
    render: (row) => kindText(row.messageKind),
    text: (row) => row.messageKind,
  },
  { id: 'languages', label: 'Languages', render: languages, text: (row) => row.languages.join(' ') },
  { id: 'version', label: 'Version', align: 'right', render: (row) => row.version ?? '–', text: (row) => row.version },
  {
    id: 'nextFrom',
    label: 'Next version',
    render: (row) => <Day date={row.nextFrom} />,
    text: (row) => row.nextFrom,
  },
  {
    id: 'mustReach',
    label: 'Sent in any case',
    optional: true,
    render: (row) => (row.mustReach ? 'Yes' : 'No'),
    text: (row) => row.mustReach,
  },
]

/** What the utility says to its customers, template by template. */
export function TemplateList() {
  const prefetch = usePrefetchPage('message-templates')
  return (
    <ListPage<TemplateRecordJson>
      resource="message-templates"
      title="Message templates"
      subtitle="What is written to customers, in the version that counts today"
      columns={COLUMNS}
      sort={{ field: 'title', order: 'ASC' }}
      rowTo={(row) => `/message-templates/${encodeURIComponent(row.id)}/show`}
      prefetch={prefetch}
      searchFor="Code or name"
      filters={[
        {
          source: 'messageKind',
          label: 'Kind',
          choices: ['appointment', 'reminder', 'service', 'outage', 'marketing', 'bill'].map((value) => ({
            value,
            label: kindText(value),
          })),
        },
      ]}
      empty={{
        title: 'There are no templates',
        sentence: 'They come with Penstock; this list is never empty unless it is filtered.',
      }}
    />
  )
}
