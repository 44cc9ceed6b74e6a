import type { SectionPlan } from "../../narrative/compose.ts";
import type { Material } from "../../narrative/material.ts";
import { recommend } from "../../narrative/rules/recommend.ts";
import { type Phrase, say } from "../../narrative/say.ts";
import { writeData } from "../../narrative/write/data.ts";
import { writeNotes } from "../../narrative/write/notes.ts";
import type { Writer } from "../../narrative/write/topic.ts";
import { whatIsUnknown } from "../../narrative/write/unknown.ts";

const NOTHING_MORE = say`The file has nothing more to tell here.`;

/** The headlines of these subjects. */
export function executiveSummary(writers: readonly Writer[]): SectionPlan {
  return section(
    "executive_summary",
    "Executive summary",
    say`The file doesn't hold the figures that a summary needs; see what is missing below.`,
    (material) => writers.flatMap((write) => write(material).headline),
  );
}

/** What stands out in these subjects. */
export function keyFindings(writers: readonly Writer[]): SectionPlan {
  return section(
    "key_findings",
    "Key findings",
    say`Nothing stands out beyond the summary.`,
    (material) => writers.flatMap((write) => write(material).findings),
  );
}

/** The rest of these subjects, how the data was read, and what of `metrics` can't be known. */
export function detailedAnalysis(writers: readonly Writer[], metrics: readonly string[]): SectionPlan {
  return section("detailed_analysis", "Detailed analysis", NOTHING_MORE, (material) => [
    ...writers.flatMap((write) => write(material).details),
    ...writeNotes(material).details,
    ...writeData(material).details,
    ...whatIsUnknown(material, metrics),
  ]);
}

/** The details of a subject, or all of it where it has none, and what of its metrics can't be known. */
export function subject(name: string, title: string, writer: Writer, metrics: readonly string[]): SectionPlan {
  return section(name, title, NOTHING_MORE, (material) => {
    const { headline, findings, details } = writer(material);
    return [...details.length > 0 ? details : [...headline, ...findings], ...whatIsUnknown(material, metrics)];
  });
}

/** What to do. */
export const RECOMMENDATIONS: SectionPlan = {
  name: "recommendations",
  title: "Recommendations",
  write: recommend,
};

/** A section that says `otherwise` where its writers have nothing. */
function section(
  name: string,
  title: string,
  otherwise: Phrase,
  write: (material: Material) => readonly Phrase[],
): SectionPlan {
  return {
    name,
    title,
    write(material) {
      const said = write(material);
      return said.length > 0 ? said : [otherwise];
    },
  };
}
