// Unicode 16, East Asian Width W and F, and the emoji that terminals draw two cells wide, in broad ranges.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many terminal cells a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += NO_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}

/** A text that can't steer a terminal: control and direction characters become spaces. */
export function harmless(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, " ");
}

/** `text` on at most `width` cells, cut with an ellipsis. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const letter of text) {
    if (widthOf(kept + letter) > width - 1) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** `text` filled with spaces to `width` cells, at its end or (for numbers) its start. */
export function padTo(text: string, width: number, at: "start" | "end" = "end"): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return at === "end" ? text + space : space + text;
}

/** `text` broken at spaces, and within a word only where it alone is too wide, into lines of at most `width` cells. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const piece of text.split(/ +/).flatMap((word) => pieces(word, width))) {
    const longer = current === "" ? piece : `${current} ${piece}`;
    if (widthOf(longer) <= width) current = longer;
    else {
      lines.push(current);
      current = piece;
    }
  }
  return [...lines, current];
}

function pieces(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const found = [""];
  for (const letter of word) {
    if (widthOf(found.at(-1)! + letter) > width) found.push(letter);
    else found.push(found.pop()! + letter);
  }
  return found;
}
