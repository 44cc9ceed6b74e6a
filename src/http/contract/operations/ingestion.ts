import { z } from "zod";
import { limit, pageQuery } from "../../schemas/fields.ts";
import { exportQuery, findingsQuery } from "../../schemas/exports.ts";
import { answers, uploadOptions } from "../../schemas/read_settings.ts";
import { answerList, findingList, importList, preview, source, sourceList, uploaded } from "../answers/source.ts";
import type { Operation } from "../operation.ts";

const SOURCES = "/api/v1/ingestion/sources";
const JSON_TYPE = "application/json";
const NO_SOURCE = ["data_source_not_found"] as const;

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const UPLOAD_FAULTS = [
  "data_source_not_found",
  "conflict",
  "validation_failed",
  "unsupported_media_type",
  "payload_too_large",
  "malformed_request",
] as const;

const uploadAnswers: Operation["answers"] = {
  200: {
    description:
      "A dry run, which keeps nothing; or added to a source; or a file that Echo had; or a stream of events.",
    content: { [JSON_TYPE]: uploaded, "text/event-stream": "text" },
  },
  201: {
    description: "Read and kept.",
    content: { [JSON_TYPE]: uploaded },
    headers: { Location: "Where the source is." },
  },
};

export const ingestionOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/api/v1/ingestion/upload/csv",
    id: "uploadCsv",
    tag: "ingestion",
    summary: "Send a CSV file",
    description: "The file as it is, or as the part `file` of a form with the options in the fields before it.",
    access: "write",
    query: uploadOptions,
    body: { "text/csv": "binary", "application/octet-stream": "binary", "multipart/form-data": "binary" },
    answers: uploadAnswers,
    faults: UPLOAD_FAULTS,
  },
  {
    method: "post",
    path: "/api/v1/ingestion/upload/excel",
    id: "uploadExcel",
    tag: "ingestion",
    summary: "Send a workbook (.xlsx)",
    description: "As a CSV is sent; `sheet` names the sheet, or is its number.",
    access: "write",
    query: uploadOptions,
    body: { [WORKBOOK]: "binary", "application/octet-stream": "binary", "multipart/form-data": "binary" },
    answers: uploadAnswers,
    faults: UPLOAD_FAULTS,
  },
  {
    method: "get",
    path: SOURCES,
    id: "listSources",
    tag: "ingestion",
    summary: "List sources, newest first",
    access: "read",
    query: pageQuery,
    answers: { 200: { description: "A page.", content: { [JSON_TYPE]: sourceList } } },
    faults: ["validation_failed"],
  },
  {
    method: "get",
    path: `${SOURCES}/{id}`,
    id: "getSource",
    tag: "ingestion",
    summary: "What Echo understood of a file",
    access: "read",
    answers: {
      200: { description: "The source.", content: { [JSON_TYPE]: source }, headers: { ETag: "Its version." } },
    },
    faults: NO_SOURCE,
  },
  {
    method: "get",
    path: `${SOURCES}/{id}/imports`,
    id: "listImports",
    tag: "ingestion",
    summary: "The files that a source was made of",
    access: "read",
    answers: { 200: { description: "The first one first.", content: { [JSON_TYPE]: importList } } },
    faults: NO_SOURCE,
  },
  {
    method: "get",
    path: "/api/v1/ingestion/answers",
    id: "listAnswers",
    tag: "ingestion",
    summary: "What is remembered for files with the same header",
    access: "read",
    query: pageQuery,
    answers: { 200: { description: "A page.", content: { [JSON_TYPE]: answerList } } },
    faults: ["validation_failed"],
  },
  {
    method: "delete",
    path: "/api/v1/ingestion/answers/{id}",
    id: "forgetAnswer",
    tag: "ingestion",
    summary: "Forget it; sources stay as they are",
    access: "write",
    answers: { 204: { description: "It is forgotten." } },
    faults: ["not_found"],
  },
  {
    method: "get",
    path: `${SOURCES}/{id}/preview`,
    id: "previewSource",
    tag: "ingestion",
    summary: "The first rows, as they stood and as read",
    access: "read",
    query: z.strictObject({ limit }),
    answers: { 200: { description: "The rows.", content: { [JSON_TYPE]: preview } } },
    faults: [...NO_SOURCE, "validation_failed"],
  },
  {
    method: "get",
    path: `${SOURCES}/{id}/findings`,
    id: "listFindings",
    tag: "ingestion",
    summary: "What is wrong or good to know",
    access: "read",
    query: findingsQuery,
    answers: {
      200: {
        description: "The worst first; as CSV all of them.",
        content: { [JSON_TYPE]: findingList, "text/csv": "text" },
      },
    },
    faults: [...NO_SOURCE, "validation_failed"],
  },
  {
    method: "get",
    path: `${SOURCES}/{id}/export`,
    id: "exportSource",
    tag: "ingestion",
    summary: "The table, as it stood or as read",
    access: "read",
    query: exportQuery,
    answers: {
      200: {
        description: "The table.",
        content: { "text/csv": "text", "application/vnd.apache.arrow.stream": "binary" },
      },
    },
    faults: [...NO_SOURCE, "validation_failed"],
  },
  {
    method: "patch",
    path: `${SOURCES}/{id}`,
    id: "answerQuestions",
    tag: "ingestion",
    summary: "Say what columns mean and how they are written",
    access: "write",
    body: { [JSON_TYPE]: answers },
    answers: { 200: { description: "The source, read again.", content: { [JSON_TYPE]: source } } },
    faults: [...NO_SOURCE, "validation_failed", "unsupported_media_type", "payload_too_large", "malformed_request"],
  },
  {
    method: "delete",
    path: `${SOURCES}/{id}`,
    id: "deleteSource",
    tag: "ingestion",
    summary: "Delete a source with its rows and reports",
    access: "write",
    answers: { 204: { description: "It is gone." } },
    faults: NO_SOURCE,
  },
];
