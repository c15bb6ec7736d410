import type { ConsoleSlice } from '../console-slice.js'
import { MyDayPage } from './MyDayPage.js'
import { QueuesPage } from './QueuesPage.js'
import { TaskList } from './TaskList.js'
import { TaskShow } from './TaskShow.js'

export const tasks: ConsoleSlice = {
  rail: [
    { job: 'Today', label: 'My day', to: '/my-day', permission: 'tasks.read', order: 2 },
    { job: 'Today', label: 'Tasks', to: '/tasks', permission: 'tasks.read', order: 3 },
    { job: 'Today', label: 'Work queues', to: '/work-queues', permission: 'tasks.read', order: 4 },
  ],
  resources: [{ name: 'tasks', permission: 'tasks.read', list: TaskList, show: TaskShow, recordRepresentation: 'title' }],
  routes: [
    { path: '/my-day', permission: 'tasks.read', element: <MyDayPage /> },
    { path: '/work-queues', permission: 'tasks.read', element: <QueuesPage /> },
  ],
}
