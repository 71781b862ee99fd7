/** Hands a file to the person at the page, under this name. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to read it by the next task at the latest.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
