/**
 * What the class of an element says of itself, as a custom elements manifest.
 * @module
 */

/**
 * @param {string} source of the module that holds the class
 */
export function manifestOf(source) {
  const [, comment, name] = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export class (\w+)/.exec(source) ?? fail("there is no class with a comment");
  const [description, ...tags] = plain(comment).split(/^@/m);
  const named = (/** @type {string} */ wanted) =>
    tags.filter((tag) => tag.startsWith(`${wanted} `)).map((tag) => {
      const [, type, key, about] = new RegExp(`^${wanted} (?:\\{([^}]+(?:\\{[^}]*\\})?)\\} )?([\\w-]*)\\s*- ([^]*)$`).exec(tag.trim()) ?? fail(tag);
      return { name: key, ...(type && { type: { text: type } }), description: about.replace(/\s+/g, " ") };
    });
  const body = source.slice(source.indexOf(`export class ${name}`));
  const methods = [...body.matchAll(/\n  \/\*\*((?:(?!\*\/)[^])*)\*\/\n  (?:async )?([a-z]\w*)\(([^)]*)\) \{/g)]
    .filter(([, , method]) => !/(Callback|constructor)$/.test(method))
    .map(([, about, method]) => ({ kind: "method", name: method, description: plain(about).split(/^@/m)[0].trim().replace(/\s+/g, " ") }));
  return {
    schemaVersion: "2.1.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: "element.js",
        declarations: [
          {
            kind: "class", customElement: true, tagName: "news-lens", name, superclass: { name: "HTMLElement" },
            description: description.trim().replace(/\s+/g, " "),
            attributes: named("attr"),
            members: [...named("prop").map((member) => ({ kind: "field", ...member })), ...methods],
            events: named("fires").map((event) => ({ ...event, type: { text: "CustomEvent" } })),
            slots: named("slot"),
            cssParts: named("csspart"),
            cssProperties: named("cssprop").map(({ name, ...rest }) => ({ name, ...rest })),
          },
        ],
        exports: [{ kind: "js", name, declaration: { name, module: "element.js" } }],
      },
      {
        kind: "javascript-module",
        path: "define.js",
        declarations: [],
        exports: [{ kind: "custom-element-definition", name: "news-lens", declaration: { name, module: "element.js" } }],
      },
    ],
  };
}

/** A comment without its stars. @param {string} comment */
function plain(comment) {
  return comment.replace(/^\s*\* ?/gm, "").trim();
}

/** @param {string} what @returns {never} */
function fail(what) {
  throw new Error(`the manifest cannot be made: ${what}`);
}
