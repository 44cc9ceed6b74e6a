/** Four tables: what a byte does to the sum when 0, 1, 2 or 3 more bytes follow it. */
const TABLES = tables();

/** The CRC-32 of zip (polynomial 0xEDB88320) of `bytes` behind what gave `crc`; 0 to start with. */
export function crc32(crc: number, bytes: Uint8Array): number {
  const [last, third, second, first] = TABLES;
  let sum = ~crc;
  let i = 0;
  for (const whole = bytes.length & ~3; i < whole; i += 4) {
    sum ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    sum = first[sum & 255]! ^ second[(sum >>> 8) & 255]! ^ third[(sum >>> 16) & 255]! ^ last[sum >>> 24]!;
  }
  for (; i < bytes.length; i++) sum = last[(sum ^ bytes[i]!) & 255]! ^ (sum >>> 8);
  return ~sum >>> 0;
}

function tables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const last = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    last[byte] = sum;
  }
  const after = (table: Int32Array) => table.map((sum) => last[sum & 255]! ^ (sum >>> 8));
  const third = after(last);
  const second = after(third);
  return [last, third, second, after(second)];
}
