import { counted, isOne, isPositive, type Material } from "../material.ts";
import { fact, type Phrase, say } from "../say.ts";
import { type Topic, topic } from "./topic.ts";

/** How much of the file the figures stand on. */
export function writeData(material: Material): Topic {
  const said: Phrase[] = [];
  if (isPositive(material, "rows.rejected")) {
    const have = isOne(material, "rows.rejected")
      ? "has a cell that can't be read and is"
      : "have a cell that can't be read and are";
    said.push(
      say`${fact("rows.rejected")} of ${
        counted(material, "rows.in", "row")
      } ${have} left out of the figures that need it.`,
    );
  }
  if (isPositive(material, "rows.skipped")) {
    const are = isOne(material, "rows.skipped") ? "isn't a record and counts" : "aren't records and count";
    said.push(say`${counted(material, "rows.skipped", "row")} ${are} nowhere: titles, totals and blank lines.`);
  }
  return topic({ details: said });
}
