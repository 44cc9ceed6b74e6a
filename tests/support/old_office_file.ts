/** The beginning of a file in the container of old Office files, whose directory has the entry `name`. */
export function oldOfficeFile(name: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [entry, text] of ["Root Entry", name].entries()) {
    for (let i = 0; i < text.length; i++) bytes[1024 + 128 * entry + 2 * i] = text.charCodeAt(i);
  }
  return bytes;
}
