import { z } from "zod";

export type JsonSchema = { readonly [Keyword in string]?: unknown };

const LONGEST_TEXT = 10_000_000;
const MOST_ITEMS = 1_000_000;
const LARGEST_INTEGER = Number.MAX_SAFE_INTEGER;
const INT32 = 2 ** 31 - 1;
const ANY_TEXT = "^[\\s\\S]*$";

/** A zod schema as JSON Schema, of what comes in ("input") or goes out ("output"), everything in it bounded. */
export function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, "~standard": __, ...plain } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
  }) as JsonSchema;
  return bounded(plain);
}

/** The schema with the general limits where it states none: no text, list, number or object is endless. */
function bounded(schema: JsonSchema): JsonSchema {
  const inner = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, innerOf(keyword, value)]),
  );
  const [type, ...others] = [schema.type].flat();
  if (others.length > 0) return type === "string" ? { maxLength: LONGEST_TEXT, ...patterned(inner) } : inner;
  switch (type) {
    case "string":
      return "enum" in schema || "const" in schema ? inner : { maxLength: LONGEST_TEXT, ...patterned(inner) };
    case "array":
      return { maxItems: MOST_ITEMS, ...inner };
    case "integer": {
      const { minimum = -LARGEST_INTEGER, maximum = LARGEST_INTEGER } = inner as { minimum?: number; maximum?: number };
      return { ...inner, minimum, maximum, format: maximum <= INT32 && minimum >= -INT32 ? "int32" : "int64" };
    }
    case "object": {
      const open = typeof inner.additionalProperties === "object";
      return open ? { maxProperties: MOST_ITEMS, ...inner } : inner;
    }
    default:
      return inner;
  }
}

function patterned(schema: JsonSchema): JsonSchema {
  return "pattern" in schema || "format" in schema ? schema : { pattern: ANY_TEXT, ...schema };
}

function innerOf(keyword: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => isSchema(each) ? bounded(each) : each);
  if (!isSchema(value)) return value;
  // Under `properties` and `$defs` stand names, whatever they are called; elsewhere keywords.
  if (keyword === "properties" || keyword === "$defs") {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, innerOf("", each)]));
  }
  return bounded(value);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
