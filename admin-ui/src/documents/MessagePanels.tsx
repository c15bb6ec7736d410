import Box from '@mui/material/Box'
import type { MessagePageJson } from '../../../api/documents/contract.js'
import { languageText } from '../customers/customer-words.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { TextLink } from '../presentation/TextLink.js'
import { MessageActs } from './MessageActs.js'
import { MessageAttempts } from './MessageAttempts.js'
import { MessageStateChip } from './MessageStateChip.js'
import { MessageText } from './MessageText.js'
import { channelReasonText, channelText } from './message-words.js'

export function MessagePanels({ message }: { readonly message: MessagePageJson }) {
  return (
    <>
      <RecordHeader
        kind="Message"
        number={String(message.id)}
        name={message.subject}
        state={<MessageStateChip message={message} />}
        figures={
          <>
            <Figure label="By">{channelText(message.channel)}</Figure>
            <Figure label="Attempts">{message.attempts}</Figure>
            <Figure label="Written">
              <Day date={message.businessDate} />
            </Figure>
          </>
        }
        acts={<MessageActs message={message} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.4fr) minmax(0, 1fr)' },
        }}
      >
        <Panel title={message.state === 'pending' ? 'As it will be sent' : 'As it was sent'}>
          <MessageText message={message} />
        </Panel>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel title="To whom and why" padded>
            <FactList
              facts={[
                {
                  label: message.customerId === null ? 'Applicant' : 'Customer',
                  value: (
                    <RecordLink
                      resource={message.customerId === null ? 'applications' : 'customers'}
                      id={message.customerId ?? message.applicationId ?? ''}
                    >
                      {message.customerName}
                    </RecordLink>
                  ),
                },
                {
                  label: 'Account',
                  value:
                    message.accountId === null ? null : (
                      <RecordLink resource="accounts" id={message.accountId}>
                        {message.accountId}
                      </RecordLink>
                    ),
                },
                { label: 'Way', value: `${channelText(message.channel)}, ${channelReasonText(message.channelReason)}` },
                {
                  label: 'Template',
                  value: (
                    <TextLink
                      to={`/message-templates/${encodeURIComponent(message.templateCode)}/show?version=${message.version}`}
                    >
                      {`${message.templateTitle}, version ${message.version}`}
                    </TextLink>
                  ),
                },
                { label: 'Language', value: languageText(message.language) },
                { label: 'Urgent', value: message.isUrgent ? 'Yes: it does not wait for the end of quiet hours' : null },
                { label: 'Asked for by', value: message.createdBy },
                { label: 'On', value: <Instant at={message.createdAt} /> },
                {
                  label: 'Next attempt',
                  value: message.nextAttemptAt === null ? null : <Instant at={message.nextAttemptAt} />,
                },
              ]}
            />
          </Panel>
          <Panel title="Attempts and what became of it">
            <MessageAttempts message={message} />
          </Panel>
        </Box>
      </Box>
    </>
  )
}
