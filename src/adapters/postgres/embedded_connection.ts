import { Buffer } from "node:buffer";
import { Duplex } from "node:stream";
import type { PGlite } from "@electric-sql/pglite";

const TERMINATE = 0x58;
const SHORTEST_MESSAGE = 5;

/**
 * A connection to a database in this process: the client writes to it and reads from it as from a socket, but nothing
 * listens anywhere, so that no other process can come in. The engine knows one session; have one connection to it.
 */
export class EmbeddedConnection extends Duplex {
  private readonly engine: PGlite;
  private unread: Buffer = Buffer.alloc(0);

  constructor(engine: PGlite) {
    super();
    this.engine = engine;
  }

  /** The client says farewell to an open socket only. */
  get readyState(): "open" | "closed" {
    return this.destroyed ? "closed" : "open";
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.unread = Buffer.concat([this.unread, chunk]);
    this.answers(this.takeMessages()).then((answers) => {
      done();
      for (const answer of answers) this.push(answer);
    }, done);
  }

  override _final(done: () => void): void {
    done();
    this.destroy();
  }

  /** The messages that are there in full; the rest waits for more bytes. */
  private takeMessages(): readonly Uint8Array[] {
    const messages: Uint8Array[] = [];
    while (this.unread.length >= SHORTEST_MESSAGE) {
      const length = messageLength(this.unread);
      if (this.unread.length < length) break;
      messages.push(new Uint8Array(this.unread.subarray(0, length)));
      this.unread = this.unread.subarray(length);
    }
    return messages;
  }

  /** What the engine says to the messages, handed over once it has finished: the client replies at once. */
  private async answers(messages: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const answers: Uint8Array[] = [];
    const onRawData = (bytes: Uint8Array) => void answers.push(bytes.slice());
    for (const message of messages) {
      if (message[0] !== TERMINATE) await this.engine.execProtocolRawStream(message, { onRawData });
    }
    return answers;
  }
}

/** A message is a letter, then its length. The first one has no letter, and is short, so that it begins with a zero. */
function messageLength(bytes: Buffer): number {
  return bytes[0] === 0 ? bytes.readInt32BE(0) : 1 + bytes.readInt32BE(1);
}
