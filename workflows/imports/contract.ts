/** Names, ids and inputs of the import workflow. Workflow names are API: never rename. */

export const IMPORT_WORKFLOW = 'importData'

/** One workflow per import; everything else it reads from the database. */
export function importWorkflowId(importId: number): string {
  return `import/${importId}`
}

export interface ImportInput {
  readonly importId: number
}
