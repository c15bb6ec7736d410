export type Severity = 'error' | 'warning'

/**
 * What a code means for the import. `error`: refuses the set. `row`: the row may be left out by naming it in an accept file;
 * `set`: only a corrected file helps.
 */
export interface FindingRule {
  readonly severity: Severity
  readonly of: 'row' | 'set'
  /** What the operator does about it; a sentence. */
  readonly remedy: string
}

const rowError = (remedy: string): FindingRule => ({ severity: 'error', of: 'row', remedy })
const setError = (remedy: string): FindingRule => ({ severity: 'error', of: 'set', remedy })
const warning = (remedy: string): FindingRule => ({ severity: 'warning', of: 'row', remedy })

const rules = {
  // the set
  FILE_MISSING: setError('Add the file to the folder and import the whole folder again.'),
  FILE_EMPTY: setError('Export the file again; even a file without rows has its header row.'),
  FILE_WITHOUT_ROWS: setError('Export the file again: a utility without such rows has nothing to bill.'),
  FILE_HAS_NO_ROWS: warning('Nothing, where the utility has none of these; otherwise export the file again.'),
  SETTINGS_INVALID: setError('Correct settings.json at this line; docs/settings.md describes every member.'),
  TARIFF_INVALID: setError('Correct the tariff file at this line; `penstock tariff validate FILE` checks it by itself.'),
  TARIFF_TWICE: setError('Keep one file for each tariff code; versions of a tariff stand inside its file.'),
  DATABASE_NOT_EMPTY: setError('Import into an empty database: one database holds one utility.'),
  AS_OF_NOT_EMPTY: setError('Leave --as-of away; in a sandbox `penstock clock advance` moves the business date.'),
  AS_OF_IN_PRODUCTION: setError('Leave --as-of away: a production utility takes its date from the calendar.'),
  SYNTHETIC_IN_PRODUCTION: setError('Generate synthetic utilities on a system that is not in production.'),

  // bytes and shape
  NOT_TEXT: setError('Export the file as plain CSV text in UTF-8, neither compressed nor in another encoding.'),
  BYTE_ORDER_MARK: setError('Save the file as UTF-8 without a byte order mark.'),
  LINE_ENDS: setError('Save the file with line feeds (\\n) as line ends.'),
  WRONG_DELIMITER: setError('Export the file with commas between the columns.'),
  COLUMN_MISSING: setError('Add the column; the order of columns is the one of the contract.'),
  COLUMN_UNKNOWN: setError('Remove the column, or correct its name.'),
  COLUMN_TWICE: setError('Keep the column once.'),
  COLUMN_ORDER: setError('Put the columns into the order of the contract.'),
  LAST_LINE_OPEN: warning('Make sure that the file was not cut off; its last line should end with a line feed.'),
  NOT_UTF8: rowError('Export the file in UTF-8; this line has bytes of another encoding.'),
  NUL_BYTE: rowError('Remove the NUL bytes from this line.'),
  CONTROL_CHARACTER: rowError('Remove control characters from the value.'),
  QUOTE_NOT_CLOSED: rowError('Close the quoted value, and double every quote inside it.'),
  QUOTE_IN_FIELD: rowError('Put the whole value into double quotes and double every quote inside it.'),
  TEXT_AFTER_QUOTE: rowError('After the closing quote of a value comes a comma or the line’s end; double every quote inside it.'),
  RECORD_TOO_LONG: rowError('Shorten the row: it is longer than any row of the contract can be.'),
  EMPTY_LINE: rowError('Remove the empty line.'),
  COLUMN_COUNT: rowError('Give the row exactly one value for each column; a value with a comma stands in double quotes.'),

  // values
  VALUE_MISSING: rowError('Fill in the value.'),
  VALUE_NOT_EMPTY: rowError('Leave the value empty in rows of this kind.'),
  ID_FORM: rowError('Give the id as one letter followed by digits, leading zeros included.'),
  DATE_FORM: rowError('Write the date as YYYY-MM-DD.'),
  DATE_NOT_REAL: rowError('Correct the date; the calendar has no such day.'),
  DATE_OUT_OF_RANGE: rowError('Correct the date; it lies outside the years a utility’s data can have.'),
  AMOUNT_FORM: rowError(
    'Write the amount with a decimal point, exactly two decimals and, where negative, a minus sign in front.',
  ),
  DECIMAL_FORM: rowError('Write the number with digits and, where needed, one decimal point and a minus sign in front.'),
  INTEGER_FORM: rowError('Write a whole number with digits alone.'),
  NUMBER_OUT_OF_RANGE: rowError('Correct the number; it lies outside what the column allows.'),
  BOOL_FORM: rowError('Write true or false.'),
  CODE_NOT_ALLOWED: rowError('Use one of the values that the contract names for this column.'),
  CODE_FORM: rowError('Write the code as the contract describes this column.'),
  PHONE_FORM: rowError('Write the number as + and the country’s digits, with hyphens between groups.'),
  TEXT_TOO_LONG: rowError('Shorten the text.'),
  CARD_NUMBER: warning('Remove card numbers from notes at their source; here the digits were masked.'),
  FORMULA_TEXT: warning('Nothing, where the text is meant so; exports from Penstock escape it for spreadsheets.'),

  // keys and references
  DUPLICATE_KEY: rowError('Remove the row that repeats an earlier one.'),
  REFERENCE_UNKNOWN: rowError('Add the row it refers to, or correct the reference.'),

  // people and accounts
  MAIN_MISSING: rowError('Give the account exactly one row with the role main in account_people.csv.'),
  MAIN_TWICE: rowError('Keep one row with the role main for the account.'),
  MAIN_DIFFERS: rowError('Make the account’s customer and its person with the role main the same.'),
  CLOSED_BEFORE_OPENED: rowError('Correct opened_on or closed_on.'),
  DELIVERY_WITHOUT_EMAIL: warning('Add the e-mail address of the main customer; until then the bill is printed.'),
  PENDING_IN_SERVICE: warning('Check the account’s status: it is pending, but service has begun.'),

  // premises, service points, meters
  ROUTE_CYCLE: warning('Check the read route: its second character names no bill cycle of this set.'),
  IMPERVIOUS_ABOVE_LOT: warning('Check both areas of the premise.'),
  REGISTER_UNIT: rowError('Correct the unit: water registers count ccf or kgal, electric ones kWh, demand registers kW.'),
  METER_WITHOUT_REGISTER: warning('Add the meter’s registers, or nothing for a meter in store.'),
  INSTALL_SERVICE: rowError('Correct the meter or the service point: they are of different services.'),
  INSTALL_BEFORE_PURCHASE: warning('Check purchased_on and installed_on.'),
  REMOVAL_BEFORE_INSTALL: rowError('Correct installed_on or removed_on.'),
  REGISTER_AT_TWO_PLACES: rowError('End the earlier install before the later one begins.'),
  READ_BEYOND_DIALS: rowError('Correct the read or the register’s dials: the dial cannot show this figure.'),

  // agreements
  STOP_BEFORE_START: rowError('Correct start_on or stop_on; stop_on is the last day of service.'),
  AGREEMENT_ON_CLOSED_ACCOUNT: rowError('Give the agreement its stop_on, or the account another status.'),
  STOP_AFTER_CLOSE: warning('Check closed_on of the account: service goes on after it.'),
  START_BEFORE_OPENING: warning('Check opened_on of the account: service begins before it.'),
  START_BEFORE_SERVICE_POINT: warning('Check in_service_on of the service point: service begins before it.'),
  TARIFF_UNKNOWN: warning('Add a tariff file for the code, or correct the code; until then bills of the account are held.'),
  TARIFF_SERVICE: rowError('Give the agreement a tariff of its own service.'),
  OVERLAP: warning('Correct the dates of one of the agreements; until then bills that touch the shared days are held.'),
  METERED_WITHOUT_METER: warning('Add the meter’s install; until then bills of the account are held.'),

  // reads
  READ_AFTER_REMOVAL: warning(
    'Nothing, where the read is a slip of the route; otherwise correct removed_on. The read is kept and not used.',
  ),
  READ_BEFORE_INSTALL: warning('Check the date of the read and of the install. The read is kept and not used.'),
  READ_WITHOUT_INSTALL: warning('Add the register’s install. Until then the read is not used.'),
  READ_IN_FUTURE: warning('Check the year of the read: it lies after the last bill window of the set.'),
  READ_KIND_SOURCE: warning('Check kind and source: an estimate has the source estimate, a customer’s read phone, web or card.'),

  // balances
  ITEM_SIGN: rowError('A credit is negative, every other kind positive, in both amounts.'),
  ITEM_NOT_OPEN: rowError('Leave out items of which nothing is open.'),
  ITEM_ABOVE_ORIGINAL: rowError('Correct the amounts: no more can be open than there was.'),
  ITEM_AGREEMENT: rowError('Correct the agreement or the account: the agreement belongs to another account.'),
  ITEM_DUE_BEFORE_ORIGINAL: warning('Check due_on: the item ages from it.'),
  ITEM_IN_FUTURE: warning('Check original_on: the item is younger than the business date of the import.'),
  BANK_UNKNOWN: rowError('Correct the bank, its period or the agreement: the tariff of the agreement keeps no such bank.'),
  OPENING_IN_FUTURE: warning('Check earned_on: it lies after the business date of the import.'),
  DEPOSIT_IN_FUTURE: warning('Check held_since: it lies after the business date of the import.'),

  // history
  HISTORY_PERIOD: rowError('Correct period_from or period_to: by the printing convention of the settings the period has no day.'),
  HISTORY_AGREEMENT: rowError('Correct the agreement or the account: the agreement belongs to another account.'),
  HISTORY_SERVICE: rowError('Correct the service: the agreement is of another one.'),
  HISTORY_OVERLAP: rowError('Correct the periods: a day of an agreement is billed once.'),
  HISTORY_GAP: warning('Add the missing bill, or check the periods around the gap: its days count as never billed.'),
  HISTORY_OUTSIDE_AGREEMENT: warning('Check the period: it goes beyond the agreement’s own dates.'),
  BILL_DIFFERS: rowError('Give all rows of a bill the same account, issue date and due date.'),

  // windows
  WINDOW_ORDER: rowError('Correct window_start or window_end.'),
  WINDOW_READ_DATE: warning('Check read_date: it lies outside the window.'),
  ACCOUNTING_BEFORE_READ: warning('Check accounting_date: bills would carry a date before their reads.'),

  // accepting
  ACCEPT_LINE: setError('Write each line of the accept file as file,row,code (or file,key,code).'),
  ACCEPT_NOT_FOUND: warning('Remove the line from the accept file: it names no error of this set.'),
  LEFT_OUT: warning('Nothing, if it is meant so: the row refers to a row that was left out by name, and is left out with it.'),
} as const satisfies Readonly<Record<string, FindingRule>>

export type FindingCode = keyof typeof rules

export const FINDING_RULES: Readonly<Record<FindingCode, FindingRule>> = rules
