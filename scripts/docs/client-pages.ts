// The reference of the client: what TypeDoc makes of the types and comments of the entry points.
import {
  Application,
  Converter,
  type DeclarationReflection,
  Logger,
  LogLevel,
  type ProjectReflection,
  ReflectionKind,
  Renderer,
  type Router,
  TSConfigReader,
  TypeDocReader,
} from "typedoc";
import { UsageError } from "../usage-error.ts";

/** Something that an entry point exports. */
export interface Export {
  readonly name: string;
  /** Its page within the reference, and the heading if it shares one. */
  readonly address: string;
  /** Whether it has a page of its own. */
  readonly hasPage: boolean;
}

export interface EntryPoint {
  readonly name: string;
  readonly address: string;
  readonly exports: readonly Export[];
}

/** Keeps what typedoc has to say against what it is given. */
class Problems extends Logger {
  readonly lines: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.lines.push(message);
  }
}

/**
 * Writes a page for each entry point, function and class as Markdown. scripts/docs/typedoc.json says how.
 *
 * @throws UsageError with a line for each export without a comment, and for each broken link in a comment
 */
export async function writeClientPages(folder: string): Promise<EntryPoint[]> {
  const options = { options: "scripts/docs/typedoc.json", out: folder, disableGit: true, sourceLinkTemplate: "{path}" };
  const app = await Application.bootstrapWithPlugins(options, [new TypeDocReader(), new TSConfigReader()]);
  const problems = new Problems();
  app.logger = problems;
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => prepare(project));
  let entryPoints: EntryPoint[] = [];
  // The addresses are known only while the pages are written.
  app.renderer.on(Renderer.EVENT_BEGIN, ({ project }) => {
    entryPoints = (project.children ?? []).map((module) => entryPointOf(module, app.renderer.router as Router));
  });
  const project = await app.convert();
  if (project) {
    app.validate(project);
    await app.generateOutputs(project);
  }
  if (problems.lines.length > 0) throw new UsageError(problems.lines.join("\n"));
  return entryPoints;
}

/** Leaves out the types of the spec, which the API reference shows better, and where things stand in the source. */
function prepare(project: ProjectReflection): void {
  const [client] = project.children ?? [];
  for (const reflection of client?.children?.filter(isGenerated) ?? []) project.removeReflection(reflection);
  for (const reflection of Object.values(project.reflections)) delete (reflection as DeclarationReflection).sources;
}

const isGenerated = ({ sources = [] }: DeclarationReflection): boolean =>
  sources.some(({ fileName }) => fileName.startsWith("generated/"));

function entryPointOf(module: DeclarationReflection, router: Router): EntryPoint {
  const address = (reflection: DeclarationReflection) => router.getFullUrl(reflection).replace(/\.md/, ".html");
  const exports = (module.children ?? []).map((each) => ({
    name: each.name,
    address: address(each),
    hasPage: each.kindOf([ReflectionKind.Function, ReflectionKind.Class]),
  }));
  return { name: module.name, address: address(module), exports };
}
