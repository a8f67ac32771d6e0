export function InspectionsPage() {
  return <main />
}
