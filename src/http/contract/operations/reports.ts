import { pageQuery } from "../../schemas/fields.ts";
import { generateBody } from "../../schemas/reports.ts";
import { generated, report, reportList, template, templateList } from "../answers/report.ts";
import type { Operation } from "../operation.ts";

const REPORTS = "/api/v1/reports";
const JSON_TYPE = "application/json";

export const reportOperations: readonly Operation[] = [
  {
    method: "get",
    path: `${REPORTS}/templates`,
    id: "listTemplates",
    tag: "reports",
    summary: "The kinds of report",
    access: "read",
    answers: { 200: { description: "Every template.", content: { [JSON_TYPE]: templateList } } },
  },
  {
    method: "get",
    path: `${REPORTS}/templates/{type}`,
    id: "getTemplate",
    tag: "reports",
    summary: "What a kind of report needs and holds",
    access: "read",
    answers: { 200: { description: "The template.", content: { [JSON_TYPE]: template } } },
    faults: ["not_found"],
  },
  {
    method: "post",
    path: `${REPORTS}/generate`,
    id: "generateReport",
    tag: "reports",
    summary: "Make a report",
    access: "write",
    body: { [JSON_TYPE]: generateBody },
    answers: {
      201: {
        description: "Made and kept.",
        content: { [JSON_TYPE]: generated },
        headers: { Location: "Where the report is." },
      },
    },
    faults: [
      "data_source_not_found",
      "validation_failed",
      "unsupported_media_type",
      "payload_too_large",
      "malformed_request",
    ],
  },
  {
    method: "get",
    path: REPORTS,
    id: "listReports",
    tag: "reports",
    summary: "List reports, newest first, without their bodies",
    access: "read",
    query: pageQuery,
    answers: { 200: { description: "A page.", content: { [JSON_TYPE]: reportList } } },
    faults: ["validation_failed"],
  },
  {
    method: "get",
    path: `${REPORTS}/{id}`,
    id: "getReport",
    tag: "reports",
    summary: "A report, in the form that `Accept` or the id's suffix (`.json`, `.html`, `.md`, `.csv`) asks for",
    access: "read",
    answers: {
      200: {
        description: "The report.",
        content: { [JSON_TYPE]: report, "text/html": "text", "text/markdown": "text", "text/csv": "text" },
        headers: { ETag: "Its version." },
      },
    },
    faults: ["report_not_found"],
  },
  {
    method: "delete",
    path: `${REPORTS}/{id}`,
    id: "deleteReport",
    tag: "reports",
    summary: "Delete a report",
    access: "write",
    answers: { 204: { description: "It is gone." } },
    faults: ["report_not_found"],
  },
];
