import type { Alarms } from "../../ports/alarms.ts";

export interface OpenAlarms extends Alarms {
  /** Calls off all that is set. */
  close(): void;
}

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

/**
 * Alarms that share a timer for each length of time: those of one length ring in the order in which they were set, so only
 * the first needs to be waited for. A timer of its own would cost more than most of what an alarm is set for.
 */
export function sharedAlarms(): OpenAlarms {
  const queues = new Map<number, AlarmQueue>();
  return {
    after(milliseconds, ring) {
      let queue = queues.get(milliseconds);
      if (!queue) queues.set(milliseconds, queue = new AlarmQueue(milliseconds));
      return queue.add(ring);
    },
    close() {
      for (const queue of queues.values()) queue.close();
    },
  };
}

class AlarmQueue {
  readonly #milliseconds: number;
  readonly #waiting = new Set<Alarm>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  add(ring: () => void): () => void {
    const alarm = { at: performance.now() + this.#milliseconds, ring };
    this.#waiting.add(alarm);
    // It stays set when the alarm is called off: the next will need it.
    this.#timer ??= this.#wait(this.#milliseconds);
    return () => void this.#waiting.delete(alarm);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #wait(milliseconds: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#ring(), milliseconds);
  }

  #ring(): void {
    this.#timer = undefined;
    const now = performance.now();
    for (const alarm of this.#waiting) {
      if (alarm.at > now) {
        // One that was set while others rang waits behind this one.
        clearTimeout(this.#timer);
        this.#timer = this.#wait(alarm.at - now);
        return;
      }
      this.#waiting.delete(alarm);
      alarm.ring();
    }
  }
}
