/**
 * What a hand does, as WebDriver spells it: the classic protocol and BiDi take the same lists.
 * @module
 */

/** The keys that are no letters, by their names in a `KeyboardEvent`. */
const KEYS = {
  Enter: "\ue007", Escape: "\ue00c", Tab: "\ue004", Backspace: "\ue003", Shift: "\ue008", Control: "\ue009",
  ArrowLeft: "\ue012", ArrowUp: "\ue013", ArrowRight: "\ue014", ArrowDown: "\ue015", End: "\ue010", Home: "\ue011",
};

/** @param {{ x: number, y: number }} place in the viewport */
export function moveTo({ x, y }) {
  return pointer([{ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0, origin: "viewport" }]);
}

/** @param {{ x: number, y: number }} place */
export function clickAt(place) {
  const [mouse] = moveTo(place);
  return [{ ...mouse, actions: [...mouse.actions, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }] }];
}

/** Keys pressed one after the other; those with a "+" are held together, as in "Shift+Tab". @param {string[]} keys */
export function press(...keys) {
  const strokes = keys.flatMap((key) => {
    const held = key === "+" ? [key] : key.split("+");
    const values = held.map((name) => KEYS[/** @type {keyof typeof KEYS} */ (name)] ?? name);
    return [...values.map((value) => ({ type: "keyDown", value })), ...values.reverse().map((value) => ({ type: "keyUp", value }))];
  });
  return [{ type: "key", id: "keys", actions: strokes }];
}

/** @param {object[]} actions */
function pointer(actions) {
  return [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }];
}
