// Runs the verifier out of viewer.html over packs: a line of JSON in, {pack, trust, lastVisit} as paths; a code out.
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

// Node 18 has it, but not under the name that browsers have for it.
globalThis.crypto ??= webcrypto;
const page = readFileSync(process.argv[2], "utf8");
const verifier = /<script id="verifier">([\s\S]*?)<\/script>/.exec(page)[1];
const { verify } = new Function(`${verifier}; return Verifier;`)();
const bytes = (path) => (path === null ? null : new Uint8Array(readFileSync(path)));

for await (const line of createInterface({ input: process.stdin })) {
  const { pack, trust, lastVisit } = JSON.parse(line);
  const report = await verify(bytes(pack), bytes(trust), bytes(lastVisit));
  console.log(JSON.stringify({ code: report.code, says: [report.refusal, ...report.faults, ...report.reservations] }));
}
