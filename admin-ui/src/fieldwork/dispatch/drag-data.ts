const KIND = 'application/x-penstock-order'

/** What travels with a card that is dragged: the number of its order. */
export const orderInDrag = {
  write(transfer: DataTransfer, orderId: string): void {
    transfer.setData(KIND, orderId)
    transfer.effectAllowed = 'move'
  },
  /** True where what is dragged is one of our cards; its number can be read only when it is dropped. */
  isOne: (transfer: DataTransfer): boolean => transfer.types.includes(KIND),
  read: (transfer: DataTransfer): string => transfer.getData(KIND),
}
