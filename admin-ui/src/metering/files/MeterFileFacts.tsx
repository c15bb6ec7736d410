import type { MeterFileRecordJson } from '../../../../api/metering/files/contract.js'
import { bytesText } from '../../imports/import-words.js'
import { FactList } from '../../presentation/FactList.js'
import { Instant } from '../../presentation/Instant.js'
import { Panel } from '../../presentation/Panel.js'
import { daysText, formatText, readsText } from './file-words.js'

/** What a meter file is, and what its records became. */
export function MeterFileFacts({ file }: { readonly file: MeterFileRecordJson }) {
  const { counts } = file
  return (
    <Panel title="The file" padded>
      <FactList
        labelWidth={130}
        facts={[
          { label: 'Format', value: formatText(file.format) },
          {
            label: 'Mapping',
            value: file.mappingName === null ? undefined : `${file.mappingName}, version ${file.mappingVersion}`,
          },
          { label: 'Clock', value: file.zone ?? undefined },
          { label: 'Size', value: bytesText(file.sizeBytes) },
          { label: 'Days of channels', value: daysText(counts) },
          { label: 'Reads', value: readsText(counts) },
          { label: 'Reason', value: file.reason },
          { label: 'Sent', value: <Instant at={file.recordedAt} /> },
          { label: 'Sent by', value: file.recordedBy },
          { label: 'Read to its end', value: file.endedAt === null ? undefined : <Instant at={file.endedAt} /> },
        ]}
      />
    </Panel>
  )
}
