import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Failure } from "./failure.js";
import { reasonOf } from "./output.js";
import type { Page } from "./pages.js";
import { cannotServe } from "./words.js";

const LOOPBACK = "127.0.0.1";

const HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; worker-src blob:; img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
} as const;

export type Serving = { readonly address: string; readonly stop: () => Promise<void> };

/** Serves the pages, and nothing else, to this machine only. */
export async function serve(pages: readonly Page[], port: number): Promise<Serving> {
  const contents = new Map(pages.map(({ path, content }) => [`/${path}`, Buffer.from(content)]));
  const [first] = contents.keys();
  const server = createServer((request, response) =>
    answer(request, response, contents, first ?? "/"),
  );
  await listen(server, port);
  const address = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`;
  const stop = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { address, stop };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((done, fail) => {
    server.once("error", (error) => fail(new Failure(cannotServe(port, reasonOf(error)))));
    server.listen(port, LOOPBACK, done);
  });

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  contents: ReadonlyMap<string, Buffer>,
  first: string,
): void {
  const { status, location, content } = respond(request, contents, first);
  response.writeHead(status, {
    ...HEADERS,
    ...(location !== undefined && { Location: location }),
    ...(content && { "Content-Length": content.length }),
  });
  response.end(request.method === "HEAD" ? undefined : content);
}

type Response = { readonly status: number; readonly location?: string; readonly content?: Buffer };

function respond(
  { method, url = "", headers }: IncomingMessage,
  contents: ReadonlyMap<string, Buffer>,
  first: string,
): Response {
  // By another name for this address, a page elsewhere could read what is served here.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(headers.host ?? "")) return { status: 403 };
  if (method !== "GET" && method !== "HEAD") return { status: 405 };
  const path = url.split("?")[0] ?? "";
  if (path === "/") return { status: 302, location: first };
  const content = contents.get(path);
  return content ? { status: 200, content } : { status: 404 };
}
