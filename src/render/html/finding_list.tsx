import type { Finding } from "../../domain/validation/finding.ts";
import { counted, place, severityWord } from "../wording.ts";

/** Findings in the order given, each with its severity, place, what the cell held, and what to do. */
export function FindingList({ findings, total }: { findings: readonly Finding[]; total: number }) {
  if (findings.length === 0) return <p>Nothing to remark on.</p>;
  return (
    <>
      <ul class="findings">
        {findings.map((finding) => (
          <li class={finding.severity}>
            <p>
              <strong class="severity">{severityWord(finding.severity)}</strong> {finding.message}
            </p>
            <p class="aside">
              {place(finding) !== "" && <span>{place(finding)}</span>}
              {finding.held !== undefined && (
                <span>
                  held <code dir="auto">{finding.held}</code>
                </span>
              )}
              <span>{finding.suggestion}</span>
            </p>
          </li>
        ))}
      </ul>
      {total > findings.length && (
        <p class="note">These are the first {counted(findings.length, "finding")} of {counted(total, "finding")}.</p>
      )}
    </>
  );
}
