#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { run } from "./program.js";

// Most runs are over before optimised code pays for itself: without this, V8 spends a third of the time
// of checking one workbook on it. In a long run hot code is still optimised, a moment later.
setFlagsFromString("--interrupt-budget=1000000");

process.exitCode = await run(process.argv);
