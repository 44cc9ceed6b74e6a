import type { SectionPlan } from "../../narrative/compose.ts";
import type { TemplateType } from "../report.ts";

/** What a kind of report computes and says. */
export interface Template {
  readonly type: TemplateType;
  readonly title: string;
  readonly description: string;
  /** Metrics of which at least one must find its columns, or there is nothing to report. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly sections: readonly SectionPlan[];
}
