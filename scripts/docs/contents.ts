// What is on the site, in which order.

export interface Group {
  readonly title: string;
  /** The folder of its pages on the site. */
  readonly folder: string;
  /** Its pages that are Markdown files of the repository: the name on the site, and the file. */
  readonly pages: Readonly<Record<string, string>>;
}

/** The reference of the client, which its types and comments make. */
export const clientGroup = {
  title: "Client reference",
  folder: "client",
  pages: { changes: "CHANGELOG.md" },
} as const satisfies Group;

/** The reference of the API, which the spec makes. */
export const apiGroup = {
  title: "API reference",
  folder: "api",
  pages: { operations: "generated/operations.md", errors: "generated/errors.md", changes: "openapi/CHANGELOG.md" },
} as const satisfies Group;

/** What only those need who work on the project. */
export const keepersGroup = {
  title: "Contributing",
  folder: "contributing",
  pages: {
    contributing: "CONTRIBUTING.md",
    architecture: "docs/architecture.md",
    "keeping-the-spec": "docs/keeping-the-spec.md",
  },
} as const satisfies Group;

export const groups: readonly Group[] = [
  { title: "Start", folder: "start", pages: { overview: "README.md", "first-avatar": "docs/first-avatar.md" } },
  {
    title: "Guides",
    folder: "guides",
    pages: {
      uploads: "docs/uploads.md",
      consent: "docs/consent.md",
      "waiting-and-webhooks": "docs/waiting-and-webhooks.md",
      "errors-and-retries": "docs/errors-and-retries.md",
      validation: "docs/validation.md",
      troubleshooting: "docs/troubleshooting.md",
    },
  },
  { title: "Recipes", folder: "recipes", pages: { recipes: "docs/recipes.md" } },
  clientGroup,
  apiGroup,
  { title: "Contract tests", folder: "contract", pages: { "contract-tests": "docs/contract.md" } },
  { title: "Sandbox", folder: "sandbox", pages: { sandbox: "docs/sandbox.md", testing: "docs/testing.md" } },
  {
    title: "Moving from v2",
    folder: "v2",
    pages: { migration: "docs/migration.md", fields: "generated/migration.md" },
  },
  keepersGroup,
];
