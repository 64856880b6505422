// Tests the sandbox's webhooks against the rules, and the rules against recordings with faults.
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { beforeAll, describe, expect, it } from "vitest";
import { checkWebhooks, type ReceivedDelivery, type WebhookRun } from "../../src/contract.ts";
import { project, spec } from "../spec/spec.ts";
import { eventOf, liberties, mechanicalFaults, webhookFaults } from "./faults.ts";
import { recordRun, urls } from "./honest-run.ts";

const styles = ["observed", "documented", "both"] as const;
const runs = new Map<string, WebhookRun>();
const runOf = (style: string): WebhookRun => runs.get(style) as WebhookRun;
const faultsOf = async (run: WebhookRun) =>
  (await checkWebhooks(project, run)).faults.map(({ rule, seen }) => `${rule.title}: ${seen}`);

beforeAll(async () => {
  for (const style of styles) runs.set(style, await recordRun(style));
});

describe("the webhooks of the sandbox", () => {
  it.each(styles)("follow every rule, with headers as %s", async (style) => {
    expect(await faultsOf(runOf(style))).toEqual([]);
  });

  it("cover every event that the sandbox fires, and every member of its data", async () => {
    const { items } = await checkWebhooks(project, runOf("both"));
    expect([...items].sort()).toEqual(
      [
        ...["success", "success/video_id", "success/url", "success/callback_id"].map((item) => `avatar_video.${item}`),
        ...["fail", "fail/video_id", "fail/msg", "fail/callback_id"].map((item) => `avatar_video.${item}`),
        ...["fail", "fail/session_id", "fail/video_id", "fail/callback_id"].map((item) => `video_agent.${item}`),
        ...["", "/session_id", "/video_id", "/video_url", "/callback_id"].map((item) => `video_agent.success${item}`),
        ...["instant_avatar", "photo_avatar_generation"].flatMap((name) =>
          ["success", "success/id", "success/group_id", "fail", "fail/id", "fail/group_id"].map(
            (item) => `${name}.${item}`,
          ),
        ),
      ].sort(),
    );
  });

  it("are valid according to Prism too", async () => {
    const problems = await Promise.all(runOf("both").deliveries.map(prismProblems));
    expect(problems.flat()).toEqual([]);
    const [delivery] = runOf("both").deliveries as [ReceivedDelivery];
    const fault = { ...delivery, body: new TextEncoder().encode('{"event_type":"avatar_video.success"}') };
    expect(await prismProblems({ ...fault, body: new Uint8Array(fault.body) })).not.toEqual([]);
  });
});

describe("the rules for webhooks", () => {
  it.each(Object.keys(webhookFaults))("catch %s", async (name) => {
    const fault = webhookFaults[name] as (run: WebhookRun) => WebhookRun;
    expect(await faultsOf(fault(runOf("both")))).not.toEqual([]);
  });

  it.each(Object.keys(liberties))("allow %s", async (name) => {
    const liberty = liberties[name] as (run: WebhookRun) => WebhookRun;
    for (const style of styles) expect(await faultsOf(liberty(runOf(style)))).toEqual([]);
  });

  it("catch every member of an event that is missing or of another type, except for undocumented ones", async () => {
    const run = withoutDown(runOf("both"));
    const missed: string[] = [];
    const creation = mechanicalFaults(run);
    for (const [name, fault] of creation) if ((await faultsOf(fault(run))).length === 0) missed.push(name);
    console.log(
      `webhooks: ${Object.keys(webhookFaults).length} faults and ${creation.size} generated ones, ${missed.length} not caught`,
    );
    // The id may be only in the header.
    const isOpen = (name: string) => / without (created_at|event_id)$/.test(name);
    expect(missed.filter((name) => !isOpen(name))).toEqual([]);
  });
});

/** A run without the receiver that is always down: its many attempts add nothing new about bodies. */
const withoutDown = (run: WebhookRun): WebhookRun => ({
  ...run,
  deliveries: run.deliveries.filter(({ url }) => url !== urls.down),
  endpoints: run.endpoints.filter(({ url }) => url !== urls.down),
});

// Prism does not support webhooks, so it gets them as the paths of a server. It is an independent check: it has its own
// parser for the spec and its own ajv.
const paths = Object.fromEntries(Object.entries(spec.webhooks).map(([name, item]) => [`/${name}`, item]));
const operations = await getHttpOperationsFromSpec(structuredClone({ ...spec, paths }));
const quiet = () => {};
const logger: Record<string, unknown> = { child: () => logger };
for (const level of ["fatal", "error", "warn", "info", "debug", "trace", "success"]) logger[level] = quiet;

async function prismProblems(delivery: ReceivedDelivery): Promise<string[]> {
  const config = {
    isProxy: false as const,
    mock: { dynamic: false },
    checkSecurity: false,
    validateRequest: true,
    validateResponse: false,
    errors: false,
  };
  const prism = createInstance(config as never, { logger: logger as never });
  const event = eventOf(delivery);
  const input = {
    method: "post" as const,
    url: { path: `/${event.event_type}` },
    headers: Object.fromEntries(delivery.headers),
    body: event,
  };
  const outcome = await prism.request(input, operations)();
  if (outcome._tag === "Left") return [outcome.left.message];
  return outcome.right.validations.input.map(({ message, path }) => `${path?.join(".") ?? ""} ${message}`);
}
