import Box from '@mui/material/Box'
import type { ApplicationPageJson } from '../../../api/applications/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { stateText } from '../presentation/state-tone.js'
import { TextLink } from '../presentation/TextLink.js'
import { languageText, servicesText } from './application-words.js'

/** What the applicant said, as it was sent. */
export function ApplicantPanel({ entry }: { readonly entry: ApplicationPageJson }) {
  const { identifier } = entry
  return (
    <Panel title="What was sent" padded>
      {entry.emptiedOn !== null && (
        <Box sx={{ mb: 1, fontSize: '0.8125rem', color: 'text.secondary' }}>
          It came to nothing; everything personal was taken out on <Day date={entry.emptiedOn} />.
        </Box>
      )}
      <FactList
        labelWidth={130}
        facts={[
          { label: 'Wants', value: servicesText(entry.services) },
          { label: entry.customerKind === 'organisation' ? 'Organisation' : 'Name', value: entry.applicant },
          { label: 'E-mail', value: entry.email },
          { label: 'Telephone', value: entry.phone },
          { label: 'Date of birth', value: entry.dateOfBirth === null ? null : <Day date={entry.dateOfBirth} /> },
          {
            label: 'Document',
            value:
              identifier === null
                ? null
                : `${stateText(identifier.kind)} ending in ${identifier.lastCharacters}${identifier.isKept ? '' : ' (number not kept: no key is set)'}`,
          },
          { label: 'Language', value: languageText(entry.language) },
          { label: 'Mail to', value: entry.mail ?? 'the place itself' },
          { label: 'Bills', value: entry.delivery === null ? null : entry.delivery === 'email' ? 'by e-mail' : 'by post' },
          { label: 'Said besides', value: entry.note === null ? null : <Box sx={{ whiteSpace: 'pre-wrap' }}>{entry.note}</Box> },
          {
            label: 'Asked for',
            value: entry.askedText === null ? null : <Box sx={{ whiteSpace: 'pre-wrap' }}>{entry.askedText}</Box>,
          },
          { label: 'Refused because', value: entry.refusalText },
          {
            label: 'Agreed to',
            value:
              entry.consentWording === null || entry.consentedAt === null ? null : (
                <>
                  “{entry.consentWording}” <Instant at={entry.consentedAt} />
                </>
              ),
          },
          {
            label: 'Customer',
            value: entry.customerId === null ? null : <RecordLink resource="customers" id={entry.customerId} />,
          },
          {
            label: 'Messages',
            value: (
              <TextLink to={`/messages?filter=${encodeURIComponent(JSON.stringify({ applicationId: entry.id }))}`}>
                what was written to the applicant
              </TextLink>
            ),
          },
          {
            label: 'Process',
            value: (
              <TextLink to={`/processes/${encodeURIComponent(`application/${entry.id}`)}/show`}>its steps and days</TextLink>
            ),
          },
        ]}
      />
    </Panel>
  )
}
