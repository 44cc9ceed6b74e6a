/**
 * The response as it was, once `sent` can be told its bytes: at once where its length is said or it has no body, else when
 * the stream has ended or the reader has gone away.
 */
export function sentBody(response: Response, sent: (bytes: number) => void): Response {
  const length = response.headers.get("Content-Length");
  if (length !== null || response.body === null) {
    sent(Number(length));
    return response;
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
