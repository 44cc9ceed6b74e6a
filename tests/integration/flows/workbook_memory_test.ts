import assert from "node:assert/strict";
import { rowsXml, workbook } from "../../support/workbook.ts";

const MOST_MEBIBYTES = 350;

const HEAD = rowsXml([["id", "note"]]);
const MIB = 1 << 20;

/** Rows of XML until there are `bytes` of them. */
function filled(bytes: number, row: (i: number) => string): string {
  const rows: string[] = [];
  for (let i = 0, length = 0; length < bytes; i++) {
    rows.push(row(i));
    length += rows[i]!.length;
  }
  return rows.join("");
}

/** Small files that come to as much as is allowed, or would come to far more than a process may hold. */
const BOMBS: Readonly<Record<string, () => Uint8Array>> = {
  "rows without end, each as the one before": () =>
    workbook({
      sheets: [{ name: "S", data: HEAD + filled(80 * MIB, () => '<row><c><v>1</v></c><c t="b"><v>1</v></c></row>') }],
    }),
  "long texts, each another": () => {
    const long = "x".repeat(30_000);
    const data = filled(
      100 * MIB,
      (i) => `<row><c t="inlineStr"><is><t>${i}${long}</t></is></c><c><v>${i}</v></c></row>`,
    );
    return workbook({ sheets: [{ name: "S", data: HEAD + data }] });
  },
  "shared texts without end": () =>
    workbook({ sheets: [{ name: "S", data: HEAD }], shared: filled(60 * MIB, (i) => `<si><t>${i}</t></si>`) }),
  "one text shared by every cell": () => {
    const data = filled(60 * MIB, () => '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>');
    return workbook({ sheets: [{ name: "S", data: HEAD + data }], shared: `<si><t>${"long ".repeat(6000)}</t></si>` });
  },
  "as much text as is allowed, none of it twice": () => {
    const cell = (i: number, column: number) => `<c t="inlineStr"><is><t>${column}-${i * 7919}-abcdefgh</t></is></c>`;
    const row = (i: number) => `<row>${cell(i, 1)}${cell(i, 2)}${cell(i, 3)}<c><v>${i}</v></c></row>`;
    const data = Array.from({ length: 200_000 }, (_, i) => row(i)).join("");
    return workbook({ sheets: [{ name: "S", data: rowsXml([["a", "b", "c", "amount"]]) + data }] });
  },
  "a tag without end": () => workbook({ sheets: [{ name: "S", data: `<row r="${"1".repeat(100 * MIB)}"/>` }] }),
};

Deno.test(`no workbook takes more than ${MOST_MEBIBYTES} MiB of memory, however much it claims to hold`, async (t) => {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, make] of Object.entries(BOMBS)) {
      await t.step(name, async () => {
        const bytes = make();
        assert.ok(bytes.length < 10 * MIB, `${bytes.length} bytes`);
        await Deno.writeFile(`${folder}/bomb.xlsx`, bytes);
        const script = new URL("../../support/peak_of_reading.ts", import.meta.url).pathname;
        const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
          args: ["run", "--frozen", "--allow-read", "--allow-run=grep", script, `${folder}/bomb.xlsx`],
          env: { DENO_NO_UPDATE_CHECK: "1" },
        }).output();
        assert.ok(success, new TextDecoder().decode(stderr));
        const { outcome, mebibytes } = JSON.parse(new TextDecoder().decode(stdout));
        assert.match(outcome, /^(?:payload_too_large|validation_failed|200000 rows)$/);
        assert.ok(mebibytes < MOST_MEBIBYTES, `${mebibytes} MiB`);
      });
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
