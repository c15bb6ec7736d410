/** What a reader of an XML format is told, by local names: prefixes and namespaces vary from sender to sender. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void
  /** `text` is what stands directly in the element, trimmed. */
  close(name: string, text: string, line: number): void
  /** The document has ended as it should. */
  end(): void
}
