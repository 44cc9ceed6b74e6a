import { z } from "zod";
import { TEMPLATE_TYPES } from "../../domain/report/report.ts";
import { currency, day, period, sourceId } from "./fields.ts";
import { parameters } from "./metrics.ts";

/** POST /reports/generate. */
export const generateBody = z.strictObject({
  source_id: sourceId,
  template_type: z.enum(TEMPLATE_TYPES),
  parameters: parameters.optional(),
  period: period.optional(),
  as_of: day.optional(),
  currency: currency.optional(),
  narrator: z.enum(["echo"]).optional(),
}).transform(({ source_id, template_type, as_of, narrator: _, parameters = {}, ...same }) => ({
  ...same,
  sourceId: source_id,
  template: template_type,
  asOf: as_of,
  parameters,
}));
