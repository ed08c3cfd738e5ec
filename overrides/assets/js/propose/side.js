// @ts-check
// Beside the form: how far one is, the card as it will be seen, the level with what is missing, and the text of the file.

import { coach, standing } from "./coach.js";
import { today } from "./ids.js";
import { soundLevel } from "./level.js";
import { showCard } from "./preview.js";
import { Progress } from "./progress.js";

export class Side {
  /** @param {HTMLElement} place @param {HTMLElement} form @param {import("./labels.js").Contract} contract */
  constructor(place, form, contract) {
    this.form = form;
    this.contract = contract;
    this.progress = new Progress(place);
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`));
    this.card = part("card");
    this.coach = part("coach");
    this.yaml = part("yaml");
  }

  /**
   * @param {import("./sheet.js").Kind} kind @param {import("./controls.js").Group} record @param {import("./sheet.js").Judged[]} sheets its own first
   * @param {import("./references.js").Records} known @param {import("./shown.js").Found[]} found
   */
  show(kind, record, sheets, known, found) {
    const { contract } = this;
    const nameOf = (/** @type {string} */ id) => known.organisations.find((one) => one[0] === id)?.[1] ?? id;
    const level = kind === "practice" ? soundLevel(record, sheets[0].problems, contract, today()) : null;
    showCard(this.card, record, kind, { contract, nameOf, level: level?.id ?? "" });
    if (level) coach(this.coach, this.form, level, contract);
    this.progress.show(found, level ? standing(level) : "");
    this.yaml.textContent = sheets.map(({ text }) => text).join("\n---\n\n");
  }
}
