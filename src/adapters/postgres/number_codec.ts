import type { ScaledNumbers } from "../../domain/schema/dataset.ts";
import { type Block, bytesOf } from "./blocks.ts";

interface Meta {
  readonly scale: number;
  readonly overflowRows: readonly number[];
  /** Whether the values lie in 32 bits each, or in 64. */
  readonly narrow: boolean;
}

/** What stands for "no number" among 32-bit integers. */
const NONE = -2147483648;

/** Numbers as a block: 32-bit integers where all of them fit, else doubles. */
export function encodeNumbers({ values, scale, overflowRows }: ScaledNumbers): Block {
  const narrow = narrowed(values);
  const meta: Meta = { scale, overflowRows, narrow: narrow !== null };
  return { kind: "numbers", meta, parts: [bytesOf(narrow ?? values)] };
}

/** The inverse of `encodeNumbers`. */
export function decodeNumbers({ meta, parts }: Block): ScaledNumbers {
  const { scale, overflowRows, narrow } = meta as Meta;
  const { buffer } = parts[0]!;
  return { values: narrow ? widened(new Int32Array(buffer)) : new Float64Array(buffer), scale, overflowRows };
}

function narrowed(values: Float64Array): Int32Array | null {
  const narrow = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    const whole = value | 0;
    if (Number.isNaN(value)) narrow[row] = NONE;
    else if (whole !== value || whole === NONE || Object.is(value, -0)) return null;
    else narrow[row] = whole;
  }
  return narrow;
}

function widened(narrow: Int32Array): Float64Array {
  const values = new Float64Array(narrow.length);
  for (let row = 0; row < narrow.length; row++) values[row] = narrow[row] === NONE ? NaN : narrow[row]!;
  return values;
}
