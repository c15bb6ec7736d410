import { useState } from 'react'
import type { HeldRecordJson } from '../../../../api/metering/files/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Instant } from '../../presentation/Instant.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { numberText } from '../../presentation/money-text.js'
import { TextLink } from '../../presentation/TextLink.js'
import { NameMeterDialog } from './NameMeterDialog.js'

/** What waits for a meter: of one file, or of all. It is applied by itself once a meter has the number, or when somebody says which it is. */
export function HeldDataList({ fileId }: { readonly fileId?: number }) {
  const [chosen, setChosen] = useState<HeldRecordJson>()
  const columns: readonly ListColumn<HeldRecordJson>[] = [
    { id: 'id', label: 'In the file', sort: 'id', phone: 'title', render: (row) => row.id, text: (row) => row.id },
    { id: 'other', label: 'Serial number', render: (row) => row.otherIdentifier ?? '–', text: (row) => row.otherIdentifier },
    {
      id: 'records',
      label: 'Records',
      sort: 'records',
      align: 'right',
      render: (row) => numberText(row.records),
      text: (row) => row.records,
    },
    { id: 'firstAt', label: 'From', sort: 'firstAt', render: (row) => <Instant at={row.firstAt} />, text: (row) => row.firstAt },
    { id: 'lastAt', label: 'To', sort: 'lastAt', render: (row) => <Instant at={row.lastAt} />, text: (row) => row.lastAt },
    ...(fileId === undefined
      ? [
          {
            id: 'files',
            label: 'Files',
            align: 'right' as const,
            render: (row: HeldRecordJson) => (
              <TextLink to={`/meter-files/${row.lastFileId}/show`}>{row.files === 1 ? 'one' : numberText(row.files)}</TextLink>
            ),
            text: (row: HeldRecordJson) => row.files,
          },
        ]
      : []),
    {
      id: 'act',
      label: 'Apply',
      render: (row) => (
        <ActionButton permission="metering.import" variant="text" onClick={() => setChosen(row)}>
          It is meter…
        </ActionButton>
      ),
      text: () => '',
    },
  ]
  return (
    <>
      <ListPage<HeldRecordJson>
        resource="held-meter-data"
        title="Held aside: meters that are not known"
        subtitle={
          fileId === undefined
            ? 'Applied by itself once a meter of that number is taken into stock, or when you say which meter it is.'
            : undefined
        }
        isPart={fileId !== undefined}
        columns={columns}
        sort={{ field: 'lastAt', order: 'DESC' }}
        searchFor="Name in the file"
        {...(fileId === undefined ? {} : { always: { fileId } })}
        empty={{ title: 'Nothing is held aside', sentence: 'Every record that was sent has found its meter.' }}
      />
      {chosen !== undefined && <NameMeterDialog held={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}
