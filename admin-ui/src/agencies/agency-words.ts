export const RECALL_TEXTS: Readonly<Record<string, string>> = {
  paid: 'paid',
  disputed: 'disputed',
  bankrupt: 'bankruptcy',
  plan: 'payment plan',
  held: 'account held',
  no_payment: 'nothing was collected',
  requested: 'recalled by hand',
}

export const FILE_TEXTS = { placement: 'Placement', recall: 'Recall', payments: 'Payments' } as const
