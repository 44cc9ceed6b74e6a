import { narrowed, type TextCells } from "./column.ts";
import { encodeUtf8 } from "./encoding.ts";

/** `cells` with other texts in some rows, which rise; `texts[i]` is that of `rows[i]`. */
export function patchCells(cells: TextCells, rows: readonly number[], texts: readonly string[]): TextCells {
  if (cells.kind === "packed") return patchPacked(cells.bytes, cells.offsets, rows, texts);
  const values = [...cells.values];
  const codes = Uint32Array.from(cells.codes);
  const known = new Map(values.map((value, code) => [value, code]));
  rows.forEach((row, i) => {
    const text = texts[i]!;
    let code = known.get(text);
    if (code === undefined) {
      known.set(text, code = values.length);
      values.push(text);
    }
    codes[row] = code;
  });
  return withoutUnused(codes, values);
}

/** The first `rowCount` cells. */
export function firstCells(cells: TextCells, rowCount: number): TextCells {
  if (cells.kind === "dictionary") {
    return withoutUnused(Uint32Array.from(cells.codes.subarray(0, rowCount)), cells.values);
  }
  const offsets = cells.offsets.slice(0, rowCount + 1);
  return { kind: "packed", bytes: cells.bytes.slice(0, offsets[rowCount]!), offsets };
}

/** A dictionary without the values that no row has. */
function withoutUnused(codes: Uint32Array, values: readonly string[]): TextCells {
  const used = new Uint8Array(values.length);
  for (const code of codes) used[code] = 1;
  const moved = new Uint32Array(values.length);
  const kept: string[] = [];
  values.forEach((value, code) => {
    if (used[code] === 0) return;
    moved[code] = kept.length;
    kept.push(value);
  });
  return { kind: "dictionary", codes: narrowed(codes.map((code) => moved[code]!), kept.length), values: kept };
}

function patchPacked(
  bytes: Uint8Array,
  offsets: Uint32Array,
  rows: readonly number[],
  texts: readonly string[],
): TextCells {
  const written = texts.map(encodeUtf8);
  const moved = new Uint32Array(offsets.length);
  let total = bytes.length;
  rows.forEach((row, i) => total += written[i]!.length - (offsets[row + 1]! - offsets[row]!));
  const patched = new Uint8Array(total);
  for (let row = 0, next = 0, at = 0; row + 1 < offsets.length; row++) {
    const isPatched = row === rows[next];
    const text = isPatched ? written[next++]! : bytes.subarray(offsets[row]!, offsets[row + 1]!);
    patched.set(text, at);
    moved[row + 1] = at += text.length;
  }
  return { kind: "packed", bytes: patched, offsets: moved };
}
