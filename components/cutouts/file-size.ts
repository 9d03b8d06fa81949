/** "24.6 MB": decimal units, as file managers show them. */
export function fileSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1000)} KB`;
  return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
}
