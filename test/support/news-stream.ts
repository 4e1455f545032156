import type { TestNode } from './auth-node.ts';
import type { TestClinic } from './people.ts';

/** A page's stream of news, read line by line. */
export interface NewsStream {
  readonly status: number;
  readonly headers: Headers;
  /** Of a refusal; '' where there is a stream. */
  readonly text: string;
  /** The names of the events so far. */
  readonly events: readonly string[];
  /** Reads until the next event; null: the stream has ended. */
  next(): Promise<string | null>;
  leave(): Promise<void>;
}

/** Has a page of the clinic's wait for news of the session whose cookie this is, or which these headers carry. */
export async function listenForNews(
  node: TestNode,
  { slug, origin }: TestClinic,
  session: string | Readonly<Record<string, string>>,
): Promise<NewsStream> {
  const response = await node.app.request(`${node.publicUrl}/v1/clinics/${slug}/session/news`, {
    headers: { Origin: origin, ...(typeof session === 'string' ? { Cookie: session } : session) },
  });
  const { status, headers } = response;
  const text = status === 200 ? '' : await response.text();
  const reader = status === 200 ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  const events: string[] = [];
  let read = '';
  return {
    status,
    headers,
    text,
    events,
    async next() {
      for (;;) {
        const [, name, rest] = /^(?:[\s\S]*?\n)??event: (\w+)\n[\s\S]*?\n\n([\s\S]*)$/.exec(read) ?? [];
        if (name !== undefined) {
          read = rest ?? '';
          events.push(name);
          return name;
        }
        const chunk = await reader?.read();
        if (!chunk || chunk.done) return null;
        read += chunk.value;
      }
    },
    leave: async () => reader?.cancel(),
  };
}
