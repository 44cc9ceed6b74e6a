import { describeSettings, type Setting } from "../config.ts";

/** Where the settings are told. */
export const SETTINGS_PAGE = new URL("../../docs/configuration.md", import.meta.url);

const HEAD = `# Settings

Made from the schema in \`src/config.ts\` by \`deno task docs\`. Each setting is an environment variable; what is absent or
empty takes its default, so that \`deno task start\` needs none. A start with values that can't be used ends with status 1 and
a list of all of them, by name and never by value. Echo reads these variables only (and the \`PG*\` of its database client),
so a name that is misspelt is not seen: compare it with this page.

The values of settings marked *secret* are never said: not in an error, a log, a metric or a page.

| setting | means | takes | default |
|---|---|---|---|
`;

const FOOT = `
## Where Echo is deployed

With \`APP_ENV\` \`staging\` or \`production\` Echo refuses to start with what is unsafe there: without what must be set; with a
secret of its own that has fewer than 32 characters or is an example or a pattern; with \`*\` for hosts or origins; with an
address of plain \`http://\` that isn't this machine's. Make a secret with \`openssl rand -hex 32\`.

\`.env.development\`, \`.env.staging\` and \`.env.production\` hold the names and what isn't secret; secrets come from the
platform's own store of them.
`;

/** The page of all settings, as Markdown. */
export function settingsPage(): string {
  return HEAD + describeSettings().map(row).join("") + FOOT;
}

function row({ name, description, words, fallback, secret }: Setting): string {
  const takes = words.map((word) => `\`${word}\``).join(", ");
  const cells = [
    `\`${name}\``,
    description + (secret ? ". *Secret*" : ""),
    takes,
    fallback === null ? "" : `\`${fallback}\``,
  ];
  return `| ${cells.join(" | ")} |\n`;
}

if (import.meta.main) await Deno.writeTextFile(SETTINGS_PAGE, settingsPage());
