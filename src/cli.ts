#!/usr/bin/env node
import { runCommandLine } from "./cli/commands/run.ts";

runCommandLine();
