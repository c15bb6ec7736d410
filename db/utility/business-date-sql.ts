/** The business date inside a statement: the sandbox's date, or today in the utility's time zone. */
export const BUSINESS_DATE_SQL = '(select coalesce(business_date, (now() at time zone time_zone)::date) from utility)'
