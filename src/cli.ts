#!/usr/bin/env node
import { runCommandLine } from "./cli/main.ts";

runCommandLine();
