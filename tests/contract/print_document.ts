import { openApiDocument } from "../../src/http/contract/document.ts";

// The contract on stdout, for linters that read a file.
console.log(JSON.stringify(openApiDocument("https://echo.example"), null, 2));
