/**
 * How far an element has come, told to style sheets (a custom state and the attribute `state`), to scripts, and to readers
 * in a sentence when something is the matter.
 * @module
 */

/** @typedef {"idle" | "loading" | "ready" | "error"} StateName */

export class State {
  #element;
  #internals;
  #sentence = document.createElement("p");
  /** @type {StateName} */
  name = "idle";

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    this.#internals = element.attachInternals?.() ?? null;
    this.#sentence.className = "status";
    this.#sentence.part.add("status");
    this.#sentence.setAttribute("role", "status");
    // A page may put something of its own in the place of the sentence.
    this.slot = Object.assign(document.createElement("slot"), { name: "status" });
    this.slot.append(this.#sentence);
  }

  /** @param {StateName} name @param {string} [sentence] */
  become(name, sentence = "") {
    this.#sentence.textContent = sentence;
    try {
      this.#internals?.states.delete(this.name);
      this.#internals?.states.add(name);
    } catch {
      // A browser that has no such states has the attribute.
    }
    this.name = name;
    if (this.#element.isConnected) this.#element.setAttribute("state", name);
  }
}
