import type { Child } from "hono/jsx";
import { assetPath } from "../assets/assets.ts";

export interface PageProps {
  readonly title: string;
  /** True for a page with wide tables. */
  readonly wide?: boolean;
  readonly children: Child;
}

/** The frame every page stands in. */
export function Page({ title, wide = false, children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assetPath("report.css")} />
        <link rel="stylesheet" href={assetPath("app.css")} />
        <script src={assetPath("app.js")} defer></script>
      </head>
      <body class={wide ? "wide-page" : ""}>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="masthead">
          <a class="wordmark" href="/">Echo</a>
        </header>
        <main id="content">{children}</main>
      </body>
    </html>
  );
}
