import { useParams } from 'react-router-dom'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { CustomerPanels } from './CustomerPanels.js'

/** A person or an organisation: how to reach them, on which accounts they are, what was said. */
export function CustomerShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<CustomerPageJson>('customers', id)
  return (
    <RecordPage query={query} what={`Customer ${id}`} listPath="/customers">
      {(customer) => <CustomerPanels customer={customer} />}
    </RecordPage>
  )
}
