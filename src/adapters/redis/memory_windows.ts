import type { Clock } from "../../ports/clock.ts";
import type { WindowStore } from "./window_store.ts";

interface Window {
  number: number;
  current: number;
  previous: number;
}

const MOST_SUBJECTS = 100_000;

/**
 * Windows in this process, counted as the shared store does: what stood in the window before counts by the share of it
 * that is still in sight. Where very many ask, those who asked least recently are forgotten.
 */
export function memoryWindows(clock: Pick<Clock, "now">): WindowStore {
  const windows = new Map<string, Window>();
  return {
    take({ name, requests, windowSeconds }, subject) {
      const now = clock.now().getTime();
      const length = windowSeconds * 1000;
      const key = `${name}:${subject}`;
      const number = Math.floor(now / length);
      const window = moved(windows.get(key), number);
      windows.delete(key);
      windows.set(key, window);
      if (windows.size > MOST_SUBJECTS) windows.delete(windows.keys().next().value!);
      const reset = (number + 1) * length;
      const before = Math.floor((1 - (now % length) / length) * window.previous);
      if (before + window.current >= requests) return { remaining: -1, reset };
      window.current++;
      return { remaining: requests - before - window.current, reset };
    },
    answers: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}

function moved(window: Window | undefined, number: number): Window {
  if (window?.number === number) return window;
  return { number, current: 0, previous: window?.number === number - 1 ? window.current : 0 };
}
