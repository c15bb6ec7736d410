import type { ConsoleSlice } from '../console-slice.js'
import { LetterBatchList } from './LetterBatchList.js'
import { MessageList } from './MessageList.js'
import { MessageShow } from './MessageShow.js'
import { TemplateEditorPage } from './TemplateEditorPage.js'
import { TemplateList } from './TemplateList.js'
import { TemplateShow } from './TemplateShow.js'

export const documents: ConsoleSlice = {
  rail: [
    { job: 'Customers', label: 'Messages', to: '/messages', permission: 'documents.read', order: 10 },
    { job: 'Customers', label: 'Letters to post', to: '/letter-batches', permission: 'documents.read', order: 11 },
    { job: 'Set-up', label: 'Message templates', to: '/message-templates', permission: 'documents.read', order: 20 },
  ],
  resources: [
    { name: 'messages', list: MessageList, show: MessageShow, permission: 'documents.read' },
    { name: 'letter-batches', list: LetterBatchList, permission: 'documents.read' },
    {
      name: 'message-templates',
      list: TemplateList,
      show: TemplateShow,
      permission: 'documents.read',
      recordRepresentation: 'title',
    },
  ],
  routes: [
    { path: '/message-templates/:id/new-version', permission: 'documents.write_templates', element: <TemplateEditorPage /> },
  ],
}
