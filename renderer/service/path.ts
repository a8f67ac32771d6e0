/** The address of a service record; `field` gets the focus there. */
export function servicePath(service: string, field = ''): string {
  return field === '' ? `/service/${service}` : `/service/${service}?${new URLSearchParams({ field })}`
}
