/** Content security policies that sites have, and which step of the ladder must hold under each. */

const STORY = "<p>Lena Ortiz spoke in London.</p>";
const WASM = "script-src 'self' 'wasm-unsafe-eval'";
/** What a browser says when a policy forbids something, which these tests provoke. */
const FORBIDDEN = /Content.Security.Policy|TrustedScriptURL|TrustedTypePolicy|Failed to fetch|ERR_FAILED|violates|asks somebody else|Refused to/i;

/**
 * A page of somebody else's under a policy.
 * @param {string} policy
 * @param {{ script?: string, everywhere?: boolean, attributes?: string }} options everywhere: the policy comes with every file, the worker's too
 */
export function site(policy, { script = "./define.js", everywhere = false, attributes = "" } = {}) {
  const isModule = !/iife|single/.test(script);
  const body = `<!doctype html><html lang="en"><title>Site</title><script ${isModule ? 'type="module"' : "defer"} crossorigin src="${script}"></script><news-lens ${attributes}>${STORY}</news-lens>`;
  const own = policy ? { "Content-Security-Policy": policy } : {};
  const reply = (path) =>
    path === "site.html" ? { headers: { "Content-Type": "text/html; charset=utf-8", ...own }, body } : path === "favicon.ico" ? { status: 204 } : undefined;
  return { path: "site.html", tolerates: FORBIDDEN, host: { reply, headers: everywhere ? own : {} } };
}

/** On the same origin: the worker's file has a policy of its own, which is none. */
export const SAME_ORIGIN = [
  ["", "worker"],
  ["script-src 'self'", "worker"],
  ["default-src 'self'", "worker"],
  [`default-src 'self'; ${WASM}`, "worker"],
  [`default-src 'self'; ${WASM}; worker-src blob:`, "blob"],
  [`connect-src 'none'; ${WASM}; worker-src blob:`, "none"],
  ["connect-src 'none'", "worker"],
  ["default-src 'none'; script-src 'self'; style-src 'self'", "worker"],
  [`default-src 'self'; ${WASM}; worker-src 'none'`, "page"],
  ["default-src 'self'; worker-src 'none'", "none"],
  ["require-trusted-types-for 'script'; trusted-types 'none'", "page"],
  ["require-trusted-types-for 'script'; trusted-types newslens", "worker"],
  ["require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'", "none"],
];

/** The policy comes with every file, so that it holds in the worker too. */
export const EVERYWHERE = [
  ["script-src 'self'", "none"],
  [WASM, "worker"],
  [`default-src 'self'; ${WASM}`, "worker"],
  [`default-src 'none'; ${WASM}`, "none"],
];

/** The script comes from another host. */
export const ELSEWHERE = [
  [() => "", "blob"],
  [(cdn) => `script-src ${cdn} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${cdn}`, "blob"],
  [(cdn) => `script-src ${cdn} 'wasm-unsafe-eval'; worker-src 'none'; connect-src ${cdn}`, "page"],
  [(cdn) => `script-src ${cdn}; connect-src ${cdn}`, "none"],
];
