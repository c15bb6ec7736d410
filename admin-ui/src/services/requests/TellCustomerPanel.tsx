import Box from '@mui/material/Box'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { Panel } from '../../presentation/Panel.js'
import { useCurrency } from '../../presentation/use-utility.js'
import { tellCustomer } from './tell-customer.js'

/** What to say to the caller, ready to be read out. */
export function TellCustomerPanel({ page }: { readonly page: ServiceRequestPageJson }) {
  const sentences = tellCustomer(page, useCurrency())
  return (
    <Panel title="Tell the customer" padded>
      <Box component="ul" sx={{ m: 0, pl: 2.25, display: 'grid', gap: 0.5 }}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </Box>
    </Panel>
  )
}
