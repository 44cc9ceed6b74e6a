/**
 * 2^`blocks` texts of one length and hash: two pieces that bring the hash from one state to the same next one, chosen
 * freely at each step (A. Joux, "Multicollisions in iterated hash functions").
 */
export function collisions(blocks: number): string[] {
  const step = (state: number, piece: string) => {
    let hash = state;
    for (let i = 0; i < piece.length; i++) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x9e3779b1);
    return hash;
  };
  let state = 5 * blocks;
  let texts = [""];
  for (let block = 0; block < blocks; block++) {
    const seen = new Map<number, string>();
    for (let i = 0;; i++) {
      const piece = (10_000_000 + i * 7919).toString(36).padStart(5, "0").slice(0, 5);
      const next = step(state, piece);
      const other = seen.get(next);
      if (other !== undefined && other !== piece) {
        texts = texts.flatMap((text) => [text + piece, text + other]);
        state = next;
        break;
      }
      seen.set(next, piece);
    }
  }
  return texts;
}
