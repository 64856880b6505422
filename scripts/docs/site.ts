import { readdir, readFile } from "node:fs/promises";
import { relative } from "node:path";
import {
  Application,
  type Comment,
  CommentTag,
  Converter,
  type DeclarationReflection,
  type DocumentReflection,
  Logger,
  LogLevel,
  type MinimalNode,
  type MinimalSourceFile,
  type ProjectReflection,
  Renderer,
  TSConfigReader,
  TypeDocReader,
} from "typedoc";
import { UsageError } from "../usage-error.ts";
import { nameCodeInHeadings } from "./headings.ts";

/** The types that hold all of the spec at once. The API reference shows it better. */
const wholeSpec = ["paths", "webhooks", "components", "$defs", "operations"];

type Place = [MinimalNode?] | [number, MinimalSourceFile];

/** Keeps what typedoc has to say against what it is given. */
class Problems extends Logger {
  readonly lines: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.lines.push(message);
  }

  /** Says where, where that is known. */
  protected override addContext(message: string, _level: LogLevel, ...place: Place): string {
    const [at, file] = place;
    if (typeof at !== "number" || !file) return message;
    const { line, character } = file.getLineAndCharacterOfPosition(at);
    return `${relative("", file.fileName)}:${line + 1}:${character + 1} ${message}`;
  }
}

/**
 * Writes the guides and the reference of the package, as scripts/docs/typedoc.json says.
 *
 * @throws UsageError with a line for each broken link, each export without a comment, and each guide without a place
 */
export async function writeSite(folder: string): Promise<void> {
  const { repository } = JSON.parse(await readFile("package.json", "utf8"));
  const options = {
    options: "scripts/docs/typedoc.json",
    out: folder,
    // The same output in every clone.
    disableGit: true,
    sourceLinkTemplate: `${repository.url.replace(/^git\+|\.git$/g, "")}/blob/main/{path}#L{line}`,
    markdownItLoader: nameCodeInHeadings,
  };
  const app = await Application.bootstrap(options, [new TypeDocReader(), new TSConfigReader()]);
  const problems = new Problems();
  app.logger = problems;
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => prepare(project));
  // Only now, because addresses follow from the names that documents have until then.
  app.renderer.on(Renderer.EVENT_BEGIN, ({ project }) => project.documents?.forEach(nameAfterHeading));
  // typedoc takes an address of the navigation as it is, for pages in folders too.
  app.renderer.on(Renderer.EVENT_END_PAGE, (page) => {
    const up = "../".repeat(page.url.split("/").length - 1);
    page.contents = (page.contents ?? "").replaceAll('href="api.html"', `href="${up}api.html"`);
  });

  const project = await app.convert();
  if (project) {
    app.validate(project);
    await app.generateOutputs(project);
    problems.lines.push(...(await guidesWithoutPlace(project)));
  }
  if (problems.lines.length > 0) throw new UsageError(problems.lines.join("\n"));
}

function prepare(project: ProjectReflection): void {
  const [client] = project.children ?? [];
  for (const name of wholeSpec) {
    const reflection = client?.getChildByName(name);
    if (reflection) project.removeReflection(reflection);
  }
  for (const { comment } of Object.values(project.reflections)) if (comment) mergeDescription(comment);
  for (const reflection of client?.children?.filter(isGenerated) ?? []) {
    reflection.comment?.blockTags.push(new CommentTag("@group", [{ kind: "text", text: "Schemas" }]));
  }
}

const isGenerated = ({ sources = [] }: DeclarationReflection): boolean =>
  sources.some(({ fileName }) => fileName.startsWith("generated/"));

/** openapi-typescript writes descriptions as `@description`, after the title; typedoc knows no such tag. */
function mergeDescription(comment: Comment): void {
  for (const { content } of comment.getTags("@description")) {
    if (comment.summary.length > 0) comment.summary.push({ kind: "text", text: "\n\n" });
    comment.summary.push(...content);
  }
  comment.removeTags("@description");
}

function nameAfterHeading(document: DocumentReflection): void {
  const [, heading] = /^# (.+)$/m.exec(document.content.map(({ text }) => text).join("")) ?? [];
  if (heading) document.name = heading;
}

async function guidesWithoutPlace({ documents = [], files }: ProjectReflection): Promise<string[]> {
  const placed = documents.map((document) => files.getReflectionPath(document) ?? "");
  const guides = (await readdir("docs")).filter((file) => file.endsWith(".md"));
  return guides
    .filter((guide) => !placed.some((path) => path.endsWith(`/docs/${guide}`)))
    .map(
      (guide) => `docs/${guide} has no place on the site: name it in projectDocuments of scripts/docs/typedoc.json.`,
    );
}
