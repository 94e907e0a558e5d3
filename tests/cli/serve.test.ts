import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Failure } from "../../src/cli/failure.js";
import { type Serving, serve } from "../../src/cli/serve.js";

const title = { zh: "示例", en: "sample" };
const PAGES = [
  { path: "check.html", title, content: "<p>示例一</p>" },
  { path: "data-quality.html", title, content: "<p>示例二</p>" },
];

type Answer = {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
};

type Asked = {
  readonly path?: string;
  readonly method?: string;
  /** Instead of the server's own name. */
  readonly host?: string;
};

describe("hebiao notebook serve", () => {
  let serving: Serving | undefined;
  const port = (): number => Number(new URL(serving?.address ?? "").port);

  beforeAll(async () => {
    serving = await serve(PAGES, 0);
  });
  afterAll(() => serving?.stop());

  /** Paths go out as they are written, as no browser would send some of them. */
  const ask = ({ path = "/check.html", method = "GET", host }: Asked = {}): Promise<Answer> =>
    new Promise((done, fail) => {
      const headers = host === undefined ? {} : { host };
      const options = { host: "127.0.0.1", port: port(), path, method, headers, agent: false };
      request(options, (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("end", () => {
          const body = Buffer.concat(pieces).toString("utf8");
          done({ status: response.statusCode, headers: response.headers, body });
        });
      })
        .on("error", fail)
        .end();
    });

  test("has the pages, and the first one at the root", async () => {
    expect(await ask()).toMatchObject({ status: 200, body: "<p>示例一</p>" });
    expect(await ask({ path: "/data-quality.html?unit=%E7%94%B2" })).toMatchObject({
      status: 200,
      body: "<p>示例二</p>",
    });
    const root = await ask({ path: "/" });
    expect([root.status, root.headers.location]).toEqual([302, "/check.html"]);
  });

  test("answers a question about a page without the page", async () => {
    const { status, headers, body } = await ask({ method: "HEAD" });
    expect([status, headers["content-length"], body]).toEqual([200, "16", ""]);
  });

  test.each([
    "/../package.json",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/package.json",
    "/check.html/../../package.json",
    "//etc/passwd",
    "/etc/passwd",
    "/__proto__",
    "/constructor",
    "/CHECK.HTML",
    "/check.html%00",
    "/.git/config",
  ])("has nothing but its pages: %s", async (path) => {
    expect(await ask({ path })).toMatchObject({ status: 404, body: "" });
  });

  test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])(
    "does nothing else: %s",
    async (method) => {
      expect(await ask({ method })).toMatchObject({ status: 405, body: "" });
    },
  );

  test.each(["127.0.0.1", "localhost", "localhost:8080", "127.0.0.1:1"])(
    "goes by its own names: %s",
    async (host) => {
      expect((await ask({ host })).status).toBe(200);
    },
  );

  test.each([
    "evil.example",
    "evil.example:8080",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evil.example#127.0.0.1",
    "127.0.0.1@evil.example",
    "[::1]",
    "0.0.0.0",
    "127.0.0.2",
  ])("is not read by another name, whoever makes it lead here: “%s”", async (host) => {
    expect(await ask({ host })).toMatchObject({ status: 403, body: "" });
  });

  test.each([
    [200, {}],
    [302, { path: "/" }],
    [403, { host: "evil.example" }],
    [404, { path: "/x" }],
    [405, { method: "POST" }],
  ])("every answer, %i too, may run nothing from elsewhere", async (status, asked) => {
    const answer = await ask(asked);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
    const policy = String(answer.headers["content-security-policy"]).split("; ");
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.join(" ")).not.toMatch(/https?:|\*/);
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
  });

  test("listens on the loopback address only", async () => {
    expect(serving?.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const others = addresses.filter(({ family, internal }) => family === "IPv4" && !internal);
    // Another loopback address is there on every Linux; elsewhere it leads nowhere either.
    for (const address of [...others.map((each) => each.address), "127.0.0.2"]) {
      expect(await canConnect(address, port())).toBe(false);
    }
    expect(await canConnect("127.0.0.1", port())).toBe(true);
  });
});

test("a port that is taken is said to be, with what to do", async () => {
  const { address, stop } = await serve(PAGES, 0);
  const port = Number(new URL(address).port);
  const again = serve(PAGES, port);
  await expect(again).rejects.toBeInstanceOf(Failure);
  await again.catch((error: Failure) =>
    expect(error.text.zh).toContain(`端口 ${port} 不能用（EADDRINUSE）`),
  );
  await stop();
});

const canConnect = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      done(isOpen);
    };
    socket.on("connect", () => end(true));
    socket.on("error", () => end(false));
    socket.on("timeout", () => end(false));
  });
