/** The statistics of a contract and a period; both chosen by the page where they are empty. */
export function statisticsPath(contract = '', period = ''): string {
  const query = new URLSearchParams(Object.entries({ contract, period }).filter(([, value]) => value !== ''))
  return query.size > 0 ? `/statistics?${query}` : '/statistics'
}
