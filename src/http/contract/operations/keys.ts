import { pageQuery } from "../../schemas/fields.ts";
import { createKeyBody, revokeKeyQuery, rotateKeyBody } from "../../schemas/keys.ts";
import { key, keyList, madeKey } from "../answers/key.ts";
import type { Operation } from "../operation.ts";

const KEYS = "/api/v1/keys";
const JSON_TYPE = "application/json";
const BAD_JSON = ["validation_failed", "unsupported_media_type", "payload_too_large", "malformed_request"] as const;

export const keyOperations: readonly Operation[] = [
  {
    method: "post",
    path: KEYS,
    id: "createKey",
    tag: "keys",
    summary: "Make a key",
    access: "admin",
    body: { [JSON_TYPE]: createKeyBody },
    answers: {
      201: {
        description: "Made; the key is shown this one time.",
        content: { [JSON_TYPE]: madeKey },
        headers: { Location: "Where the key is." },
      },
    },
    faults: BAD_JSON,
  },
  {
    method: "get",
    path: KEYS,
    id: "listKeys",
    tag: "keys",
    summary: "List keys, newest first",
    access: "admin",
    query: pageQuery,
    answers: { 200: { description: "A page.", content: { [JSON_TYPE]: keyList } } },
    faults: ["validation_failed"],
  },
  {
    method: "get",
    path: `${KEYS}/{id}`,
    id: "getKey",
    tag: "keys",
    summary: "What is known of a key",
    access: "admin",
    answers: { 200: { description: "The key, without what is secret of it.", content: { [JSON_TYPE]: key } } },
    faults: ["not_found"],
  },
  {
    method: "post",
    path: `${KEYS}/{id}/rotate`,
    id: "rotateKey",
    tag: "keys",
    summary: "Give a key a new secret; the old one works for the grace period",
    access: "admin",
    body: { [JSON_TYPE]: rotateKeyBody },
    answers: { 200: { description: "The key is shown this one time.", content: { [JSON_TYPE]: madeKey } } },
    faults: ["not_found", "conflict", ...BAD_JSON],
  },
  {
    method: "delete",
    path: `${KEYS}/{id}`,
    id: "revokeKey",
    tag: "keys",
    summary: "Revoke a key, with the sessions that came of it",
    access: "admin",
    query: revokeKeyQuery,
    answers: { 204: { description: "It works no more." } },
    faults: ["not_found", "conflict", "validation_failed"],
  },
];
