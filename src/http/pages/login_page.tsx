import { Page } from "./layout.tsx";

export interface LoginProps {
  /** Where the reader wanted to go. */
  readonly next: string;
  /** Why the last try failed. */
  readonly refusal?: string;
}

/** Paste a key, come in. */
export function LoginPage({ next, refusal }: LoginProps) {
  return (
    <Page title="Sign in: Echo">
      <h1>Sign in</h1>
      {refusal !== undefined && <div class="problem" role="alert">{refusal}</div>}
      <form method="post" action="/login">
        <p>
          <label for="key">Your key</label>
        </p>
        <p>
          <input id="key" type="password" name="key" required autocomplete="off" spellcheck={false} />
        </p>
        <input type="hidden" name="next" value={next} />
        <button type="submit" class="primary">Sign in</button>
        <p class="note">
          It begins with <code>echo_</code>. Whoever runs this Echo makes one with <code>deno task keys create</code>.
        </p>
      </form>
    </Page>
  );
}
