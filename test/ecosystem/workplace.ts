// Commands as somebody types them who has just heard of the package: in a folder of their own, with an empty home and an
// empty cache, and without what npm tells its scripts. Each command is printed with its seconds and its warnings.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** No command takes so long; one that does hangs. */
const longest = 300_000;

interface Expected {
  /** The exit code. Default: 0. */
  readonly code?: number;
  /** What the output has to have. */
  readonly output?: RegExp;
  readonly env?: Readonly<Record<string, string>>;
}

/** What was started. */
export interface Server {
  /** Waits until what it has printed matches. */
  hasPrinted(output: RegExp): Promise<void>;
}

export class Workplace {
  readonly #root: string;
  readonly #registry: string;
  readonly #servers: ChildProcess[] = [];

  constructor(root: string, registry: string) {
    this.#root = root;
    this.#registry = registry;
  }

  path(...segments: string[]): string {
    return join(this.#root, ...segments);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  /** Does a step and prints its seconds. */
  async step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    const result = await work();
    console.log(`ok   ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
    return result;
  }

  /**
   * Runs a command in a folder; resolves to what it printed.
   *
   * @throws Error where it ends otherwise than expected
   */
  async run(folder: string, command: string, { code = 0, output = /(?:)/, env = {} }: Expected = {}): Promise<string> {
    const { child, printed } = this.#spawn(folder, command, env);
    const text = await this.step(`${folder}$ ${command}`, async () => {
      const [ended] = await once(child, "close", { signal: AbortSignal.timeout(longest) }).catch(() => {
        endGroup(child);
        throw new Error(`"${command}" has not ended after ${longest / 1000} s:\n${printed()}`);
      });
      const all = printed();
      if (ended !== code) throw new Error(`"${command}" ended with ${ended}, not ${code}:\n${all}`);
      if (!output.test(all)) throw new Error(`"${command}" did not print ${output}:\n${all}`);
      return all;
    });
    for (const line of text.split("\n")) if (/warn|deprecat/i.test(line)) console.log(`     ${line}`);
    return text;
  }

  /** Starts a command that does not end by itself, and waits until its output matches. */
  async start(folder: string, command: string, { output = /(?:)/, env = {} }: Expected): Promise<Server> {
    const { child, printed } = this.#spawn(folder, command, env);
    this.#servers.push(child);
    const hasPrinted = (expected: RegExp) => untilPrinted(child, printed, expected);
    await this.step(`${folder}$ ${command} &`, () => hasPrinted(output));
    return { hasPrinted };
  }

  /** Ends what was started. */
  close(): void {
    for (const server of this.#servers) endGroup(server);
  }

  #spawn(folder: string, command: string, env: Readonly<Record<string, string>>) {
    const cwd = this.path(folder);
    mkdirSync(cwd, { recursive: true });
    const own = {
      HOME: this.path("home"),
      npm_config_cache: this.path("cache"),
      npm_config_registry: this.#registry,
      npm_config_yes: "true",
    };
    const { PATH = "" } = process.env;
    // Its own group, so that it can be ended with all its children.
    const child = spawn("sh", ["-c", command], { cwd, env: { PATH, ...own, ...env }, detached: true });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => chunks.push(text));
    return { child, printed: () => chunks.join("") };
  }
}

/** Ends what is still running, with its children: npx has some. */
function endGroup({ pid, exitCode }: ChildProcess): void {
  if (pid && exitCode === null) process.kill(-pid);
}

async function untilPrinted(child: ChildProcess, printed: () => string, output: RegExp): Promise<void> {
  const signal = AbortSignal.timeout(30_000);
  const { stdout, stderr } = child;
  while (!output.test(printed())) {
    const news = [once(stdout ?? child, "data", { signal }), once(stderr ?? child, "data", { signal })];
    await Promise.race([...news, once(child, "close", { signal })]).catch(() => {
      throw new Error(`it has not printed ${output}:\n${printed()}`);
    });
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${printed()}`);
  }
}
