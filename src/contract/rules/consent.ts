// Digital twins: the person in the footage must consent before the look can be used.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { fromFootage, fromPhoto, spoken } from "./bodies.ts";
import { created, group, look } from "./training.ts";

const approvedRule: Rule = {
  kind: "consent/needed",
  title: "A digital twin waits for consent and can be used only after it.",
  source: "Guide of avatar creation: consent; reference: pending_consent",
  confidence: "A",
};
const declinedRule: Rule = {
  kind: "consent/declined",
  title: "A digital twin is never completed if the person declines.",
  source: "Guide of avatar creation: consent is needed",
  confidence: "B",
};
const startedRule: Rule = {
  kind: "consent/page",
  title: "Starting consent returns a page for the group, or no page with a recording.",
  source: "Guide of avatar creation: consent; reference of consent, since 2026-07-06",
  confidence: "A",
};
const keyRule: Rule = {
  kind: "consent/idempotency",
  title: "An idempotency key applies to one path: the same key for another group is another call.",
  source: "Reference: Idempotency-Key, key space by path parameter",
  confidence: "B",
};
const exclusiveRule: Rule = {
  kind: "consent/exclusive",
  title: "A recording of consent excludes a text and a URL.",
  source: "Reference of consent: consent_video",
  confidence: "B",
};

const operations = ["createAvatar", "createAvatarConsent", "getAvatarGroup", "getAvatarLook", "listAvatarGroups"];

async function start(context: CaseContext, groupId: string, body: Json = {}): Promise<Json> {
  const reply = await context.succeed("createAvatarConsent", { path: { group_id: groupId }, body });
  return reply.body?.data;
}

/** A twin that is trained and waits for consent. */
async function waitingTwin(context: CaseContext): Promise<{ look: Json; group: Json }> {
  const creation = await created(context, fromFootage);
  context.expectSame(creation.look.avatar_type, "digital_twin", "avatar_type");
  const trained = await context.until(() => look(context, creation.look.id), isFinished);
  context.expectSame(trained?.status, "pending_consent", "status without consent");
  context.expectSame((await group(context, creation.group.id))?.status, "pending_consent", "the group's status");
  await context.expectError("createVideo", { body: { ...spoken, avatar_id: creation.look.id } }, [400, 403, 409]);
  return creation;
}

export const consentStories: Story[] = [
  {
    title: "a digital twin is completed only after consent",
    operations: [...operations, "createVideo"],
    rule: approvedRule,
    async run(context) {
      const creation = await waitingTwin(context);
      await start(context, creation.group.id);
      context.expectSame((await group(context, creation.group.id))?.consent_status, "pending", "consent_status");
      context.expectSame((await look(context, creation.look.id))?.status, "pending_consent", "status before consent");
      await context.condition("consent", { group_id: creation.group.id });
      const agreed = await group(context, creation.group.id);
      context.expect(/^(approved|accepted)$/.test(agreed?.consent_status), "consent approved", agreed?.consent_status);
      const done = await context.until(
        () => look(context, creation.look.id),
        ({ status }) => status === "completed",
      );
      context.expectSame(done?.status, "completed", "status after consent");
      context.expectSame((await group(context, creation.group.id))?.status, "completed", "the group's status");
      await context.succeed("createVideo", { body: { ...spoken, avatar_id: creation.look.id } });
      await context.advance(48 * 60 * 60 * 1000);
      context.expectSame((await look(context, creation.look.id))?.status, "completed", "status two days later");
    },
  },
  {
    title: "a digital twin stays unusable if the person declines",
    operations: [...operations, "createVideo"],
    rule: declinedRule,
    async run(context) {
      const creation = await waitingTwin(context);
      await start(context, creation.group.id);
      await context.condition("decline", { group_id: creation.group.id });
      await context.advance(48 * 60 * 60 * 1000);
      const status = (await look(context, creation.look.id))?.status;
      context.expect(status !== "completed", "no completion without consent", status);
      const { consent_status: consent } = await group(context, creation.group.id);
      context.expect(!/^(approved|accepted)$/.test(consent), "no consent", consent);
      await context.expectError("createVideo", { body: { ...spoken, avatar_id: creation.look.id } }, [400, 403, 409]);
    },
  },
  {
    title: "each group has its own consent page",
    operations,
    rule: startedRule,
    async run(context) {
      const [one, other] = [await created(context, fromFootage), await created(context, fromFootage)];
      const first = await start(context, one.group.id, { reroute_url: "https://example.com/done" });
      const second = await start(context, other.group.id);
      for (const [data, creation] of [
        [first, one],
        [second, other],
      ] as const) {
        context.expectSame(data?.avatar_group?.id, creation.group.id, "the group");
        context.expectSame(data?.avatar_group?.consent_status, "pending", "consent_status");
        const listed = (await context.listAll("listAvatarGroups")).find(({ id }) => id === creation.group.id);
        context.expectSame(listed?.consent_status, "pending", "consent_status in the list");
        context.expect(URL.canParse(data?.url), "the URL of a page", data?.url);
      }
      context.expect(first?.url !== second?.url, "two URLs", first?.url);
      await context.condition("consent", { group_id: one.group.id });
      const untouched = (await group(context, other.group.id))?.consent_status;
      context.expectSame(untouched, "pending", "the other group's consent");
    },
  },
  {
    title: "an idempotency key of one group can be used for another",
    operations,
    rule: keyRule,
    async run(context) {
      const [one, other] = [await created(context, fromFootage), await created(context, fromFootage)];
      const headers = { "Idempotency-Key": "contract:groups" };
      for (const creation of [one, other, one]) {
        const call = { path: { group_id: creation.group.id }, body: {}, headers };
        const { body } = await context.succeed("createAvatarConsent", call);
        context.expectSame(body?.data?.avatar_group?.id, creation.group.id, "the group");
      }
    },
  },
  {
    name: "recording",
    title: "a recording of consent needs no page",
    operations,
    rule: startedRule,
    async run(context) {
      const creation = await created(context, fromFootage);
      const video = { type: "url", url: "https://example.com/consent.mp4" };
      const data = await start(context, creation.group.id, { consent_video: video });
      context.expectSame(data?.url ?? null, null, "url");
    },
  },
  {
    title: "a recording of consent excludes other fields",
    operations: ["createAvatarConsent", "createAvatar"],
    rule: exclusiveRule,
    async run(context) {
      const creation = await created(context, fromFootage);
      const path = { group_id: creation.group.id };
      const consent_video = { type: "url", url: "https://example.com/consent.mp4" };
      for (const other of [{ reroute_url: "https://example.com/done" }, { consent_text: "I agree." }]) {
        await context.expectError("createAvatarConsent", { path, body: { consent_video, ...other } }, 400);
      }
    },
  },
  {
    name: "photo",
    title: "a photo needs no consent",
    operations: ["createAvatar", "getAvatarGroup"],
    rule: approvedRule,
    async run(context) {
      const creation = await created(context, fromPhoto);
      context.expectSame((await group(context, creation.group.id))?.consent_status ?? null, null, "consent_status");
    },
  },
];
