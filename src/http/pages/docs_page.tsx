import type { JsonSchema } from "../contract/json_schema.ts";
import type { OpenApi } from "../contract/document.ts";
import { Page } from "./layout.tsx";

const DEEPEST = 6;

interface Described {
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly required: boolean; readonly schema: JsonSchema }[];
  readonly requestBody?: { readonly content: Contents };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Contents }>>;
  readonly "x-required-scope"?: string;
}

type Contents = Readonly<Record<string, { readonly schema: JsonSchema }>>;

/** The contract to read, made of the same document that machines get at /openapi.json. */
export function DocsPage({ document }: { document: OpenApi }) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as unknown as Described,
    }))
  );
  const tags = document.tags as readonly { readonly name: string; readonly description: string }[];
  return (
    <Page title="Echo: the API" wide>
      <header class="report-header">
        <p class="eyebrow">The contract</p>
        <h1>The API</h1>
        <p>
          For machines: <a href="/openapi.json">openapi.json</a>. Errors are problems (RFC 9457) with a closed code.
        </p>
      </header>
      {tags.map(({ name, description }) => {
        const own = operations.filter(({ operation }) => operation.tags.includes(name));
        return own.length > 0 && (
          <section>
            <h2>{name}</h2>
            <p>{description}</p>
            {own.map((each) => <OperationEntry {...each} />)}
          </section>
        );
      })}
    </Page>
  );
}

function OperationEntry({ path, method, operation }: { path: string; method: string; operation: Described }) {
  const scope = operation["x-required-scope"];
  return (
    <details class="operation" id={operation.operationId}>
      <summary>
        <code>{method.toUpperCase()} {path}</code> {operation.summary}
      </summary>
      {operation.description && <p>{operation.description}</p>}
      {scope && <p class="note">Needs a key with the scope {scope}.</p>}
      {operation.parameters.length > 0 && (
        <>
          <h3>Parameters</h3>
          <ul class="schema">
            {operation.parameters.map(({ name, required, schema }) => (
              <Field name={name} required={required} schema={schema} depth={1} />
            ))}
          </ul>
        </>
      )}
      {operation.requestBody && <Body title="Body" content={operation.requestBody.content} />}
      {Object.entries(operation.responses).map(([status, { description, content }]) => (
        status < "400"
          ? <Body title={`${status}: ${description}`} content={content ?? {}} />
          : <p class="note">{status}: {description}</p>
      ))}
    </details>
  );
}

function Body({ title, content }: { title: string; content: Contents }) {
  const [first] = Object.values(content);
  return (
    <>
      <h3>{title}</h3>
      <p class="note">{Object.keys(content).join(", ")}</p>
      {first && <Fields schema={first.schema} depth={1} />}
    </>
  );
}

function Fields({ schema, depth }: { schema: JsonSchema; depth: number }) {
  const inner = (schema.items ?? schema) as JsonSchema;
  const properties = Object.entries((inner.properties ?? {}) as Readonly<Record<string, JsonSchema>>);
  if (properties.length === 0 || depth > DEEPEST) return null;
  const required = (inner.required ?? []) as readonly string[];
  return (
    <ul class="schema">
      {properties.map(([name, each]) => (
        <Field name={name} required={required.includes(name)} schema={each} depth={depth} />
      ))}
    </ul>
  );
}

function Field(
  { name, required, schema, depth }: { name: string; required: boolean; schema: JsonSchema; depth: number },
) {
  return (
    <li>
      <code>{name}</code> <small>{typeInWords(schema)}{required ? "" : ", optional"}</small>
      {typeof schema.description === "string" && ` ${schema.description}`}
      <Fields schema={schema} depth={depth + 1} />
    </li>
  );
}

function typeInWords({ type, enum: words, const: only, anyOf, items }: JsonSchema): string {
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(words)) return words.map((word) => JSON.stringify(word)).join(" | ");
  if (Array.isArray(anyOf)) return anyOf.map(typeInWords).join(" | ");
  if (type === "array" && items) return `list of ${typeInWords(items as JsonSchema)}`;
  return [type ?? "anything"].flat().join(" | ");
}

/** The page as a value, for callers that write no JSX. */
export function docsPage(document: OpenApi) {
  return <DocsPage document={document} />;
}
