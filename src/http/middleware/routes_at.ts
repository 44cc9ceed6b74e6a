import type { Hono } from "hono";
import type { EchoEnv } from "../env.ts";

/** The methods of the routes that a path has, HEAD beside GET. A route of just this path hides those with a parameter. */
export function methodsAt(app: Hono<EchoEnv>, path: string): readonly string[] {
  const fitting = app.routes.filter((route) => route.method !== "ALL" && matches(route.path, path));
  const exact = fitting.filter((route) => route.path === path);
  const found = new Set<string>();
  for (const route of exact.length > 0 ? exact : fitting) {
    found.add(route.method);
    if (route.method === "GET") found.add("HEAD");
  }
  return [...found].sort();
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.split("/");
  return wanted.length === given.length &&
    wanted.every((part, index) =>
      part === given[index] || part === "*" || (part.startsWith(":") && given[index] !== "")
    );
}
