import type { ConsoleSlice } from '../console-slice.js'
import { TaskList } from './TaskList.js'
import { TaskShow } from './TaskShow.js'

export const tasks: ConsoleSlice = {
  rail: [{ job: 'Today', label: 'Tasks', to: '/tasks', permission: 'tasks.read', order: 2 }],
  resources: [{ name: 'tasks', permission: 'tasks.read', list: TaskList, show: TaskShow, recordRepresentation: 'title' }],
}
