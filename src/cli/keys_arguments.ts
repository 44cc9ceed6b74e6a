import { parseArgs } from "node:util";
import { type Scope, SCOPES } from "../domain/values/scope.ts";

/** What was asked for, with what it was asked with. */
export type KeysCommand =
  | {
    readonly verb: "create";
    readonly workspace: string;
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly lastsSeconds: number | null;
    readonly currency: string;
    readonly timezone: string;
  }
  | { readonly verb: "list"; readonly workspace: string | null }
  | { readonly verb: "rotate"; readonly id: string; readonly graceSeconds: number }
  | { readonly verb: "revoke"; readonly id: string }
  | {
    readonly verb: "create workspace";
    readonly name: string;
    readonly currency: string;
    readonly timezone: string;
  }
  | { readonly verb: "list workspaces" }
  | { readonly verb: "reencrypt" };

/** Arguments that make no sense; the message says which. */
export class UsageError extends Error {
  override name = "UsageError";
}

const OPTIONS = {
  workspace: { type: "string" },
  name: { type: "string" },
  scopes: { type: "string", default: "read,write" },
  expires: { type: "string" },
  grace: { type: "string" },
  currency: { type: "string", default: "USD" },
  timezone: { type: "string", default: "UTC" },
} as const;

/** Reads the arguments of `deno task keys`; throws a UsageError. */
export function readKeysArguments(args: readonly string[]): KeysCommand {
  const { values, positionals } = parsed(args);
  const [verb, object, third, ...more] = positionals;
  const { currency, timezone } = values;
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one word too many.`);
  if (verb === "workspaces" && object === "list" && !third) return { verb: "list workspaces" };
  if (verb === "workspaces" && object === "create" && third) {
    return { verb: "create workspace", name: third, currency, timezone };
  }
  if (third) throw new UsageError(`"${third}" is one word too many.`);
  if (verb === "reencrypt" && !object) return { verb: "reencrypt" };
  if (verb === "list" && !object) return { verb: "list", workspace: values.workspace ?? null };
  if (verb === "rotate" && object) {
    return {
      verb: "rotate",
      id: object,
      graceSeconds: values.grace === undefined ? 0 : seconds("grace", values.grace),
    };
  }
  if (verb === "revoke" && object) return { verb: "revoke", id: object };
  if (verb === "create" && !object) {
    return {
      verb: "create",
      workspace: needed("workspace", values.workspace),
      name: needed("name", values.name),
      scopes: scopesOf(values.scopes),
      lastsSeconds: values.expires === undefined ? null : seconds("expires", values.expires),
      currency,
      timezone,
    };
  }
  throw new UsageError(positionals.length === 0 ? "Say what to do." : `"${positionals.join(" ")}" isn't a command.`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined || value.trim() === "") throw new UsageError(`--${name} is missing.`);
  return value.trim();
}

function scopesOf(text: string): readonly Scope[] {
  return text.split(",").map((word) => {
    const scope = SCOPES.find((known) => known === word.trim());
    if (!scope) throw new UsageError(`--scopes knows ${SCOPES.join(", ")}, not "${word}".`);
    return scope;
  });
}

function seconds(name: string, text: string): number {
  const [, count, unit] = /^(\d{1,5})([hd])$/.exec(text) ?? [];
  if (!count) throw new UsageError(`--${name} is a time such as 12h or 90d.`);
  return Number(count) * (unit === "d" ? 86_400 : 3600);
}
