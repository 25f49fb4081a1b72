/**
 * What was found, beside a text that is shown elsewhere: a line that sums it up, the legend, the lists.
 * @module
 */

import { element } from "../dom.js";
import { Legend } from "../legend.js";
import { summaryIn } from "../lens.js";
import { Panels } from "../panels.js";
import { Score } from "../score.js";

/** @typedef {import("../segments.js").Analysis} Analysis */
/** @typedef {import("../painter.js").Finding} Finding */

export class Findings {
  /**
   * @param {HTMLElement} root takes everything as its children
   * @param {object} options
   * @param {(finding: Finding | null, offset?: number) => void} options.onGo
   * @param {() => void} options.onFilter the legend changed
   * @param {boolean} options.isCompact one line, which opens
   * @param {boolean} options.hasLegend where nothing is marked, there is nothing to explain
   */
  constructor(root, { onGo, onFilter, isCompact, hasLegend }) {
    root.classList.add("lens", "findings");
    this.live = element("p", { class: "visually-hidden", role: "status" });
    this.summary = element("span", { class: "summary" });
    const [legend, score, side] = [element("div", { hidden: !hasLegend }), element("div"), element("div", { part: "panel" })];
    this.content = element("div", { class: "findings-content" }, legend, score, side);
    root.append(
      isCompact ? element("details", { part: "details" }, element("summary", { part: "summary" }, this.summary), this.content) : element("p", { part: "summary" }, this.summary),
      ...(isCompact ? [] : [this.content]),
      this.live,
    );
    this.legend = new Legend(legend, { onChange: () => {
      this.panels.filter(this.legend.hidden);
      onFilter();
    } });
    this.panels = new Panels(side, { onGo, onOnly: (entity) => this.legend.choose(entity) });
    this.score = new Score(score, { onGo: (place, finding) => onGo(finding, place.start) });
  }

  /** @param {string} text @param {Analysis | null} analysis */
  show(text, analysis) {
    this.legend.count(analysis);
    this.panels.render(text, analysis, this.legend.hidden);
    this.score.render(analysis);
    this.summary.textContent = summaryIn(analysis);
    this.live.textContent = summaryIn(analysis);
  }
}
