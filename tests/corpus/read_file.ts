import { sha256 } from "../../src/adapters/system/digest.ts";
import type { ReadSettings } from "../../src/domain/schema/settings.ts";
import { EchoError } from "../../src/domain/values/fault.ts";
import { type ReadFile, readSource } from "../../src/flows/read_source.ts";
import { LIMITS, WORKSPACE } from "../support/read_text.ts";

export interface Reading {
  readonly settings?: ReadSettings;
  readonly workspace?: { readonly currency?: string; readonly timezone?: string };
  /** The sizes of the pieces the file arrives in, over and over; all at once unless given. */
  readonly pieces?: readonly number[];
}

/** A file's bytes as Echo reads them; the fault where it refuses them. Anything else that is thrown is a bug. */
export async function readBytes(bytes: Uint8Array, reading: Reading = {}): Promise<ReadFile | EchoError> {
  const { settings = {}, workspace = {}, pieces = [bytes.length] } = reading;
  try {
    return await readSource(
      { chunks: piecesOf(bytes, pieces), settings, workspace: { ...WORKSPACE, ...workspace }, limits: LIMITS },
      sha256,
    );
  } catch (error) {
    if (error instanceof EchoError) return error;
    throw error;
  }
}

async function* piecesOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length]!);
    yield bytes.slice(at, at + size);
    at += size;
  }
}
