import { sha256 } from "../../src/adapters/system/digest.ts";
import { type ReadFile, readSource } from "../../src/flows/read_source.ts";
import type { ReadSettings } from "../../src/domain/schema/settings.ts";

export const WORKSPACE = { id: "ws_local", currency: "USD", timezone: "UTC" };
export const LIMITS = { maxBytes: 10_485_760, maxRows: 1_000_000 };

/** A text as chunks of bytes. */
export async function* chunksOf(text: string, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A file's bytes as Echo reads them. */
export function readBytes(bytes: Uint8Array, settings: ReadSettings = {}): Promise<ReadFile> {
  return readSource({ chunks: ReadableStream.from([bytes]), settings, workspace: WORKSPACE, limits: LIMITS }, sha256);
}

/** A CSV's text as Echo reads it. */
export function readText(text: string, settings: ReadSettings = {}): Promise<ReadFile> {
  return readSource({ chunks: chunksOf(text), settings, workspace: WORKSPACE, limits: LIMITS }, sha256);
}
