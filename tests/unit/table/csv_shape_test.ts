import assert from "node:assert/strict";
import { readShape } from "../../../src/domain/table/csv_shape.ts";
import { namesOf, rowsOf, tableOf, utf8 } from "./cells.ts";

function delimiterOf(csv: string): string | undefined {
  return readShape(utf8(csv))?.delimiter;
}

Deno.test("each of the four delimiters is found", () => {
  for (const delimiter of [",", ";", "\t", "|"]) {
    const table = tableOf(
      ["date", "amount", "status"].join(delimiter) + "\n" + ["2024-01-01", "5", "paid"].join(delimiter),
    );
    assert.equal(table.facts.delimiter, delimiter);
    assert.deepEqual(rowsOf(table), [["2024-01-01", "5", "paid"]]);
  }
});

Deno.test("decimal commas don't make a comma the delimiter", () => {
  assert.equal(delimiterOf("a;b\n1,5;2,5\n3,5;4,5\n"), ";");
  assert.equal(delimiterOf("date;amount;fee\n2024-01-01;1,50;0,10\n2024-01-02;2,50;0,10\n"), ";");
});

Deno.test("commas in text don't make a comma the delimiter", () => {
  assert.equal(delimiterOf("id\tnote\n1\tred, blue\n2\tgreen\n3\ta, b, c\n"), "\t");
  assert.equal(delimiterOf("id;note\n1;red, blue\n2;green, black\n3;a, b, c\n"), ";");
});

Deno.test("delimiters in quotes don't count, doubled quotes and line ends in them neither", () => {
  assert.equal(delimiterOf('id|note\n1|"a;b;c"\n2|"d;e""\n;f;g"\n'), "|");
});

Deno.test("title rows above the header are skipped, counted and noted", () => {
  const table = tableOf(
    'Acme Inc\nSales report\n"January 1, 2024 - February 29, 2024"\n\ndate,amount,status\n2024-01-01,5,paid\n',
  );
  assert.deepEqual(namesOf(table), ["date", "amount", "status"]);
  assert.equal(table.facts.headerRow, 5);
  assert.deepEqual([...table.rowNumbers], [6]);
  assert.equal(table.skipped, 4);
  assert.equal(table.noteCounts.title_row, 3);
  assert.equal(table.noteCounts.blank_line, 1);
  assert.equal(table.notes[0]?.detail, "Acme Inc");
});

Deno.test("two title rows as Google Ads writes them", () => {
  const table = tableOf(
    'Campaign report\n"July 8, 2025 - July 31, 2025"\nCampaign,Cost,Impr.\nVideo,"1,661.67","25,881"\n',
  );
  assert.equal(table.facts.headerRow, 3);
  assert.deepEqual(rowsOf(table), [["Video", "1,661.67", "25,881"]]);
});

Deno.test("titles padded with empty cells, key and value pairs, and a sep= line are titles too", () => {
  assert.equal(tableOf("Report,,,\n,,,\ndate,product,amount,status\nx,y,1,z\n").facts.headerRow, 3);
  assert.equal(tableOf("Account:,Acme,,,\ndate,product,amount,status,note\nx,y,1,z,n\nx,y,1,z,n\n").facts.headerRow, 2);
  const hinted = tableOf("sep=;\ndate;amount\n2024-01-01;5\n");
  assert.deepEqual(namesOf(hinted), ["date", "amount"]);
});

Deno.test("a header with few names stays the header when what follows it reads like data", () => {
  const table = tableOf("date,\n2024-01-01,5\n2024-01-02,6\n");
  assert.deepEqual(namesOf(table), ["date", "column 2"]);
  assert.equal(table.rowCount, 2);
});

Deno.test("a year may stand in a header under a title", () => {
  assert.deepEqual(namesOf(tableOf("Expenses\ncategory,2023,2024\nRent,1,2\n")), ["category", "2023", "2024"]);
});

Deno.test("a header shorter than the rows by a trailing delimiter stays the header", () => {
  const table = tableOf("date,product,amount\n2024-01-01,a,1,\n2024-01-02,b,2,\n");
  assert.deepEqual(namesOf(table), ["date", "product", "amount"]);
  assert.deepEqual(rowsOf(table)[1], ["2024-01-02", "b", "2"]);
});

Deno.test("a header of one name is a table of one column: commas in its cells are text", () => {
  const table = tableOf("amount\n1,50\n2,50\n");
  assert.deepEqual(rowsOf(table), [["1,50"], ["2,50"]]);
});

Deno.test("records of many widths are read from the first one", () => {
  const table = tableOf("a,b,c,d\n1,2\n1,2,3\n1\n1,2,3,4,5,6\n1,2,3,4,5\n");
  assert.deepEqual(namesOf(table), ["a", "b", "c", "d"]);
  assert.equal(table.rowCount, 5);
});

Deno.test("a blank head has no shape, and a head without a line end has the one record", () => {
  assert.equal(readShape(utf8(" \n\r\n")), null);
  assert.equal(readShape(utf8("a;b;c"))?.delimiter, ";");
});

Deno.test("a delimiter by which a quote never closes isn't the one", () => {
  assert.equal(delimiterOf('n\t"n;"\r\n""\t\r\n'), "\t");
  assert.equal(delimiterOf('a|b;"c\n1|2\n3|4\n5|6\n'), "|");
});

Deno.test("a lone word below a column of dates is no record, one below a column of words may be", () => {
  const dated = tableOf("date,product,amount\n2024-01-01,Desk,1\n2024-01-02,Lamp,2\nFOOTNOTE\nFOOTNOTE\n");
  assert.deepEqual(dated.footerRows, [2, 3]);
  assert.equal(tableOf("product,date,amount\nDesk,2024-01-01,1\nLamp,2024-01-02,2\nChair\n").footerRows, undefined);
});

Deno.test("lines that count pages, and the title once more, are no rows", () => {
  const table = tableOf("Orders\nday,item,n\n2024-01-01,Desk,1\nPage 1 of 2\nOrders\n2024-01-02,Lamp,2\nSeite 2/2\n");
  assert.deepEqual(rowsOf(table), [["2024-01-01", "Desk", "1"], ["2024-01-02", "Lamp", "2"]]);
  assert.deepEqual(table.noteCounts, { title_row: 1, page_line: 3 });
  assert.equal(table.skipped, 4);
});

Deno.test("units in brackets below the names belong to them", () => {
  const table = tableOf("day,item,price,weight\n,,(USD),(kg)\n2024-01-01,Desk,1.50,2\n2024-01-02,Lamp,2.50,3\n");
  assert.deepEqual(namesOf(table), ["day", "item", "price (USD)", "weight (kg)"]);
  assert.equal(table.rowCount, 2);
});

Deno.test("where every row is one cell too wide, the one pair of cells that is a decimal in all of them is one", () => {
  const table = tableOf("state,day,amount\npaid,2024-01-01,10,50\nopen,2024-01-02,7,05\npaid,2024-01-03,1300,00\n");
  assert.deepEqual(rowsOf(table).map((row) => row[2]), ["10,50", "7,05", "1300,00"]);
});

Deno.test("a second table ends the first: its names stand among dates and figures, and all of it is left out", () => {
  const first = "day,n,item\n2024-01-01,1,Desk\n2024-01-02,2,Lamp\n2024-01-03,3,Sofa\n";
  for (
    const second of [
      "ship day,boxes,city\n2024-02-01,9,Rome\n2024-02-02,8,Oslo\n", // of the same width
      "day,n\n2024-02-01,9\n2024-02-02,8\n", // narrower
      "day,n,item,city\n2024-02-01,9,Desk,Rome\n2024-02-02,8,Desk,Oslo\n", // wider
      "\na,b\n1,2\n3,4\n", // behind a blank line
    ]
  ) {
    const table = tableOf(first + second);
    assert.deepEqual(rowsOf(table).map(([day]) => day), ["2024-01-01", "2024-01-02", "2024-01-03"], second);
    const blank = second.startsWith("\n") ? 1 : 0;
    assert.equal(table.skipped, 3 + blank);
    assert.deepEqual(table.noteCounts, blank ? { blank_line: 1, second_table: 1 } : { second_table: 1 });
    assert.equal(table.notes.find(({ kind }) => kind === "second_table")?.row, 5 + blank);
  }
});

Deno.test("the header once more, words in one column, and notes below are no second table", () => {
  const first = "day,n,item\n2024-01-01,1,Desk\n2024-01-02,2,Lamp\n";
  for (const more of ["day,n,item\n", "Day,N,Item\n", "unknown,7,Vest\n", "unknown,none,\n"]) {
    assert.equal(tableOf(`${first}${more}2024-01-03,3,Sofa\n`).noteCounts.second_table, undefined, more);
  }
});
