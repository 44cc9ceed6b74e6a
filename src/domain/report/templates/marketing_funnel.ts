import { writeChannels } from "../../narrative/write/channels.ts";
import { writeFunnel } from "../../narrative/write/funnel.ts";
import { writeLeads } from "../../narrative/write/leads.ts";
import { detailedAnalysis, executiveSummary, keyFindings, RECOMMENDATIONS, subject } from "./sections.ts";
import type { Template } from "./template.ts";

const REQUIRED = [
  "conversion_rate",
  "channel_performance",
  "campaign_performance",
  "leads_by_period",
  "funnel_analysis",
];

const OPTIONAL = [
  "cost_per_lead",
  "cost_per_conversion",
  "cost_per_click",
  "click_through_rate",
  "roas",
  "lead_velocity",
  "lead_change_by_channel",
  "cac",
];

const CHANNELS = ["channel_performance", "campaign_performance"];
const FUNNEL = ["funnel_analysis"];

const WRITERS = [writeLeads, writeFunnel, writeChannels];

export const MARKETING_FUNNEL: Template = {
  type: "marketing_funnel",
  title: "Marketing funnel",
  description: "Which channels and campaigns bring customers, at what price, and where the funnel loses them.",
  required: REQUIRED,
  optional: OPTIONAL,
  sections: [
    executiveSummary(WRITERS),
    keyFindings(WRITERS),
    subject("channel_insights", "Channels and campaigns", writeChannels, CHANNELS),
    subject("funnel", "Funnel", writeFunnel, FUNNEL),
    detailedAnalysis(
      [writeLeads],
      [...REQUIRED, ...OPTIONAL].filter((metric) => !CHANNELS.includes(metric) && !FUNNEL.includes(metric)),
    ),
    RECOMMENDATIONS,
  ],
};
