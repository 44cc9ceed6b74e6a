/** The root of the project. */
export const ROOT = new URL("../../", import.meta.url);

/** An import of a module of the project. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
  /** True for `import()`, which loads when it is run. */
  readonly dynamic: boolean;
}

/** The paths of all modules below a folder. */
export async function* sources(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(new URL(folder, ROOT))) {
    if (entry.isDirectory) yield* sources(`${folder}${entry.name}/`);
    else if (/\.tsx?$/.test(entry.name)) yield folder + entry.name;
  }
}

/** The imports of a module's text, static, dynamic and re-exporting. */
export function importsOf(from: string, text: string): Import[] {
  const found: Import[] = [];
  const statements =
    /^(?:import|export)\s+(type\s+)?([^"]*?)\s*from\s*"([^"]+)"|^import\s*"([^"]+)"|import\("([^"]+)"\)/gm;
  for (const [, type, names = "", named, bare, dynamic] of text.matchAll(statements)) {
    const list = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
    const allTypes = list !== undefined &&
      list.split(",").map((name) => name.trim()).filter(Boolean).every((name) => name.startsWith("type "));
    const specifier = (named ?? bare ?? dynamic)!;
    found.push({ from, specifier, typeOnly: type !== undefined || allTypes, dynamic: dynamic !== undefined });
  }
  return found;
}

/** A relative specifier as a path from the root; null for a package. */
export function pathOf({ from, specifier }: Import): string | null {
  return specifier.startsWith(".") ? new URL(specifier, new URL(from, ROOT)).href.slice(ROOT.href.length) : null;
}
