/** Answers that are made whole before they are sent, so that reading them holds nothing up. */
const WHOLE = /^(?:application\/(?:[\w.-]+\+)?json|text\/(?:html|plain|markdown|css|javascript))\b/;

/**
 * The response as it was, once `sent` can be told its bytes: at once where they are known or the body is whole, else when
 * the stream has ended or the reader has gone away.
 */
export async function sentBody(response: Response, sent: (bytes: number) => void): Promise<Response> {
  const length = response.headers.get("Content-Length");
  if (length !== null || response.body === null) {
    sent(Number(length));
    return response;
  }
  if (WHOLE.test(response.headers.get("Content-Type") ?? "")) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    sent(bytes.length);
    return new Response(bytes, response);
  }
  return new Response(counted(response.body, sent), response);
}

function counted(body: ReadableStream<Uint8Array>, sent: (bytes: number) => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          bytes += value.length;
          return controller.enqueue(value);
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      sent(bytes);
    },
    async cancel(reason) {
      sent(bytes);
      await reader.cancel(reason);
    },
  });
}
