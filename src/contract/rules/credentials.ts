// The credentials that each operation accepts and rejects.
import type { Case } from "../context/case.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Rule } from "../spec/rule.ts";

const takenRule: Rule = {
  title: "An operation accepts the documented credentials: an API key, and an OAuth token unless it is v2.",
  source: "OpenAPI document: security; v2: only the API key",
  confidence: "A",
};
const rejectedRule: Rule = {
  title: "Every operation answers 401 to missing or invalid credentials.",
  source: "Published responses: a missing and an invalid key get the same body",
  confidence: "A",
};

const placeRule: Rule = {
  title: "Credentials are accepted only in their header.",
  source: "OpenAPI document: security schemes",
  confidence: "A",
};
const schemeRule: Rule = {
  title: "The scheme of a token is case-insensitive, and no other scheme is accepted.",
  source: "HTTP authentication; OpenAPI document: BearerAuth",
  confidence: "A",
};

export function credentialCases(reader: DocumentReader): Case[] {
  return reader.operations.flatMap((operation) => [
    tokenCase(operation),
    ...schemeCases(operation),
    ...rejectedCases(operation),
  ]);
}

function tokenCase({ id, security }: Operation): Case {
  const isTaken = security.includes("BearerAuth");
  return {
    id: `${id} ${isTaken ? "accepts" : "rejects"} an OAuth token`,
    operations: [id],
    rule: takenRule,
    async run(context) {
      const credentials = context.bearer;
      if (isTaken) await context.succeed(id, { credentials });
      else if (context.isStateful) await context.expectError(id, { credentials }, 401);
    },
  };
}

function schemeCases({ id, security }: Operation): Case[] {
  if (!security.includes("BearerAuth")) return [];
  return [
    {
      id: `${id} accepts the scheme Bearer in any case, and no other scheme`,
      operations: [id],
      rule: schemeRule,
      async run(context) {
        if (!context.isStateful) return;
        const token = (context.bearer.Authorization ?? "").replace(/^Bearer /, "");
        for (const scheme of ["bearer", "BEARER"]) {
          const { status } = await context.call(id, { credentials: { Authorization: `${scheme} ${token}` } });
          context.expect(status !== 401, `${scheme} accepted`, `${status}`);
        }
        for (const scheme of ["Basic", "Token", "Digest"]) {
          await context.expectError(id, { credentials: { Authorization: `${scheme} ${token}` } }, 401);
        }
        await context.expectError(id, { credentials: { Authorization: token } }, 401);
      },
    },
  ];
}

function rejectedCases({ id }: Operation): Case[] {
  const empty = {
    "missing credentials": {},
    "an empty key": { "X-Api-Key": "" },
    "a scheme without a token": { Authorization: "Bearer" },
  };
  const missing = Object.entries(empty).map(
    ([what, credentials]): Case => ({
      id: `${id} rejects ${what}`,
      operations: [id],
      rule: rejectedRule,
      async run(context) {
        if (context.isStateful)
          await context.expectError(id, { credentials: credentials as Record<string, string> }, 401);
      },
    }),
  );
  const inQuery: Case = {
    id: `${id} rejects a key in the query`,
    operations: [id],
    rule: placeRule,
    async run(context) {
      if (!context.isStateful) return;
      const key = Object.values(context.profile.credentials.apiKey)[0] ?? "";
      const query = { "x-api-key": key, "X-Api-Key": key, api_key: key, key, access_token: key };
      await context.expectError(id, { credentials: {}, query }, 401);
    },
  };
  const wrong: Case = {
    id: `${id} rejects an invalid key`,
    operations: [id],
    rule: rejectedRule,
    async run(context) {
      await context.expectError(id, { credentials: context.wrongCredentials }, 401);
    },
  };
  return [...missing, inQuery, wrong];
}
