// The error messages and the help of the command line.
import { describe, expect, it } from "vitest";
import { commands, run } from "../../src/cli/commands/run.ts";
import { helpOf } from "../../src/cli/help.ts";
import { assertNodeVersion } from "../../src/cli/node-version.ts";
import { sandboxFlags } from "../../src/cli/sandbox-flags.ts";
import { rejection } from "../http.ts";

const mistake = async (...args: string[]) => (await rejection<Error>(run(args))).message;

describe("the command line", () => {
  it.each<[string[], string]>([
    [
      ["sandbox", "4714"],
      'unexpected argument "4714" (npm passes only flags after -- to the script: npm start -- --port N)',
    ],
    [["sandbox", "state.json"], 'unexpected argument "state.json"; see --help'],
    [["mock", "spec.yaml", "more"], 'unexpected argument "more"; see --help'],
    [["sandbox", "--prot", "1"], "unknown flag --prot; did you mean --port?"],
    [["sandbox", "--fault-rates", "1"], "unknown flag --fault-rates; did you mean --fault-rate?"],
    [["sandbox", "--Latency", "1"], "unknown flag --Latency; did you mean --latency?"],
    [["sandbox", "--something-else"], "unknown flag --something-else; see --help"],
    [["listen", "http://localhost:3000"], 'unexpected argument "http://localhost:3000"; see --help'],
    [["sandbox", "--forward", "x"], "--forward is a flag of listen, not of sandbox"],
    [["mock", "--state", "x"], "--state is a flag of sandbox, not of mock"],
    [["sandbox", "--port"], "Option '--port <value>' argument missing"],
    [["mok"], 'unknown command "mok": use one of sandbox, mock, listen, contract, migrate'],
  ])("rejects %j", async (args, message) => {
    expect(await mistake(...args)).toContain(message);
  });

  it.each<[string[], string]>([
    [["--latency", "300-100"], '--latency must be a number or a range, such as 200 or 100-300, not "300-100"'],
    [["--latency", "-5"], "--latency"],
    [["--latency", "100-200-300"], "--latency"],
    [["--latency", "1e3"], '--latency must be a number from 0 to 60000, not "1e3"'],
    [["--fault-rate", "2"], '--fault-rate must be a number from 0 to 1, not "2"'],
    [["--fault-rate", "NaN"], "--fault-rate"],
    [["--rate-limit", "0"], "--rate-limit must be a number from 1"],
    [["--looks", "1.5"], '--looks must be an integer, not "1.5"'],
    [["--seed", "x"], "--seed"],
    [["--training", ""], "--training"],
    [["--delivery-headers", "mine"], '--delivery-headers must be documented, observed or both, not "mine"'],
    [["--delivery-delay", "300-100"], "--delivery-delay must be a number or a range, such as 200 or 100-300"],
    [["--delivery-duplicates", "2"], "--delivery-duplicates must be a number from 0 to 1"],
    [["--unknown-fields", "keep"], '--unknown-fields must be ignore or reject, not "keep"'],
    [["--v2", "ends"], '--v2 must be active, deprecated or removed, not "ends"'],
    [["--port", "65536"], "--port must be a number from 0 to 65535"],
    [["--state", "no/such/folder/state.json"], "the folder no/such/folder does not exist"],
  ])("rejects the value in %j", async (args, message) => {
    expect(await mistake("sandbox", ...args)).toContain(message);
  });

  it.each([
    ["v2", "works", "active"],
    ["v2", "warns", "deprecated"],
    ["v2", "gone", "removed"],
    ["unknown-fields", "refuse", "reject"],
  ] as const)("reads the former value of --%s, %s, as %s", (flag, former, value) => {
    expect(sandboxFlags[flag].read([former], flag)).toBe(value);
  });
});

describe("the version of Node", () => {
  it.each(["18.20.8", "20.18.9"])("is rejected when it is too old: %s", (version) => {
    expect(() => assertNodeVersion(version)).toThrow(`requires Node 20.19 or newer, but this is ${version}`);
  });

  it.each(["20.19.0", "22.0.0", "26.1.0"])("is accepted from 20.19 on: %s", (version) => {
    expect(() => assertNodeVersion(version)).not.toThrow();
  });
});

describe("the help", () => {
  it("names each command", () => {
    for (const { name } of commands) expect(helpOf(undefined, commands)).toContain(`\n  ${name}`);
  });

  it.each(commands)("of $name fits a terminal of 100 columns", (command) => {
    const lines = helpOf(command, commands).split("\n");
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
