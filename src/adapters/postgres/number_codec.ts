import type { ScaledNumbers } from "../../domain/schema/dataset.ts";
import { bytesOf, type Frame } from "./frame.ts";

interface NumbersNote {
  readonly scale: number;
  readonly overflowRows: readonly number[];
  /** Whether the values lie in 32 bits each, or in 64. */
  readonly narrow: boolean;
}

/** What stands for "no number" among 32-bit integers. */
const NONE = -2147483648;

/** Numbers: 32-bit integers where all of them fit, else doubles. */
export function encodeNumbers({ values, scale, overflowRows }: ScaledNumbers): Frame {
  const narrow = narrowed(values);
  const note: NumbersNote = { scale, overflowRows, narrow: narrow !== null };
  return { note, parts: [bytesOf(narrow ?? values)] };
}

/** The inverse of `encodeNumbers`. */
export function decodeNumbers({ note, parts }: Frame): ScaledNumbers {
  const { scale, overflowRows, narrow } = note as NumbersNote;
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
