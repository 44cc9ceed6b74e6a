import type { Metric } from "../metric.ts";
import { campaignPerformance } from "./campaign_performance.ts";
import { channelPerformance } from "./channel_performance.ts";
import { clickThroughRate } from "./click_through_rate.ts";
import { conversionRate } from "./conversion_rate.ts";
import { costPerClick } from "./cost_per_click.ts";
import { costPerConversion } from "./cost_per_conversion.ts";
import { costPerLead } from "./cost_per_lead.ts";
import { funnelAnalysis } from "./funnel_analysis.ts";
import { leadChangeByChannel } from "./lead_change_by_channel.ts";
import { leadVelocity } from "./lead_velocity.ts";
import { leadsByPeriod } from "./leads_by_period.ts";
import { roas } from "./roas.ts";

/** The marketing metrics, in the order of the catalogue. */
export const MARKETING: readonly Metric[] = [
  conversionRate,
  channelPerformance,
  campaignPerformance,
  costPerLead,
  costPerConversion,
  costPerClick,
  clickThroughRate,
  roas,
  leadsByPeriod,
  leadVelocity,
  leadChangeByChannel,
  funnelAnalysis,
];
