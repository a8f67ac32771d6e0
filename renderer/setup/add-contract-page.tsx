export function AddContractPage() {
  return <main />
}
