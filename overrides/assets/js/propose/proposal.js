// @ts-check
// One open form: after every change it is read, checked, shown, kept and made ready to send.

import { Changes, UNCHANGED } from "./changes.js";
import { companion, namesOf, ofItsOwn, withCompanion } from "./companion.js";
import { fill, get, own, read, setValue } from "./controls.js";
import { Drafting } from "./drafting.js";
import { foldLists } from "./folding.js";
import { today } from "./ids.js";
import { setUpImport } from "./importing.js";
import { keysOf } from "./labels.js";
import { setUpLists } from "./lists.js";
import { complete, tidy } from "./manners.js";
import { changed } from "./mending.js";
import { fixName, followsFrom, nameRecord } from "./naming.js";
import { retitle } from "./opening.js";
import { setUpPasting } from "./pasting.js";
import { Patience } from "./patience.js";
import { asGiven, pledged } from "./pledge.js";
import { goTo, placeOf } from "./places.js";
import { proposed } from "./proposed.js";
import { follow, nameAll, suggest, understand, understandAll } from "./references.js";
import { setUpSending } from "./send.js";
import { errorsOf, located, namesOfErrors, showAtControls, showSummary, wayToThem } from "./shown.js";
import { Side } from "./side.js";
import { setUpSimilar } from "./similar.js";
import { citeSources } from "./sources.js";
import { setUpTwins } from "./twins.js";
import { wordsOf } from "./wording.js";

/** @typedef {import("./sheet.js").Judged} Judged @typedef {import("./keeping.js").Held} Held */
/**
 * @typedef {{kind: import("./sheet.js").Kind, contract: import("./labels.js").Contract, records: import("./references.js").Records,
 *   start: import("./opening.js").Opened, judge: ReturnType<typeof import("./sheet.js").setUpChecking>["judge"],
 *   check: import("./reading.js").Check}} Work
 */

const WAIT = 350;

export class Proposal {
  /** @param {HTMLElement} place @param {Work} work */
  constructor(place, work) {
    this.place = place;
    this.work = work;
    this.form = /** @type {HTMLFormElement} */ (this.part("form[data-record]"));
    this.along = place.querySelector("[data-along-record]");
    /** Whether the problems of controls that nobody touched are shown as well. */
    this.all = Boolean(work.start.path);
    /** @type {import("./shown.js").Found[]} */
    this.found = [];
    /** @type {import("./controls.js").Group} */
    this.record = {};
    /** Fields whose record is still to be understood: what is said then moves the page. @type {Set<HTMLInputElement>} */
    this.named = new Set();
    /** What only a person can confirm, and has not yet. @type {import("./shown.js").Found[]} */
    this.unsaid = [];
    /** The id of the organisation that comes along. */
    this.alongId = "";
    /** Which suggestions are offered. */
    this.suggested = "";
    this.words = wordsOf(work.contract, work.kind, Boolean(this.along) && !work.start.path);
    this.wordsAlong = wordsOf(work.contract, "organisation", false);
    this.drafting = new Drafting(place, work.start.name, { held: () => this.held(), again: (held) => this.again(held) });
    this.patience = new Patience(place, () => this.update());
    this.side = new Side(place, this.form, work.contract);
    const { repository = "", branch = "", mailbox = "" } = place.dataset;
    this.changes = work.start.path ? new Changes(this.form, this.part("[data-ways]"), work.start.before) : null;
    this.sending = setUpSending(this.part("[data-send]"), { repository, branch, mailbox }, () => this.control());
  }

  /** @param {string} selector */
  part(selector) {
    return /** @type {HTMLElement} */ (this.place.querySelector(selector));
  }

  open() {
    const { kind, contract, start, check } = this.work;
    // What was typed while the contract was on its way stays.
    const typed = this.held();
    const kept = this.drafting.found(start.said);
    const { record, along = {} } = kept ?? { record: start.record, along: {} };
    this.fill({ record: { ...record, ...typed.record }, along: { ...along, ...typed.along } });
    if (start.title) retitle(this.place, start.title);
    if (start.path) fixName(this.form);
    this.listen();
    const keys = { practice: keysOf(contract, "practice"), organisation: keysOf(contract, "organisation") };
    setUpImport(this.part("[data-import]"), {
      kind, check, keys,
      joins: Boolean(this.along) && !start.path,
      known: (id) => namesOf(this.work.records.organisations).has(id),
      now: () => this.held(),
      take: (held) => this.take(held),
      arrived: (words) => this.drafting.arrived(words),
    });
    this.update(false);
    this.drafting.begin(kept ? Boolean(kept.given) : !Object.keys(typed.record).length);
    this.drafting.forgetsTo({ record: start.record, along: {} });
    const goal = start.focus ? placeOf(this.form, start.focus) : null;
    if (goal) goTo(goal);
  }

  /** A record from elsewhere takes the place of what was there; null when the form has no place for any of it. @param {Held} held */
  take(held) {
    const before = this.held();
    this.fill(held);
    if (!Object.keys(this.held().record).length) {
      this.fill(before);
      return null;
    }
    const back = this.drafting.aside(before);
    this.control(false);
    this.drafting.isGiven();
    this.drafting.keep();
    return { back, held: this.held(), errors: errorsOf(this.found).length };
  }

  /** @param {Held} held */
  fill({ record, along = {} }) {
    fill(this.form, record);
    if (this.along) fill(this.along, along);
    understandAll(this.form, this.known());
    foldLists(this.form);
    if (!this.along) return;
    /** @type {HTMLDetailsElement} */ (this.part("[data-along]")).open = Object.keys(along).length > 0;
  }

  /** @param {import("./controls.js").Group} [record] when it has been read already @returns {Held} */
  held(record = read(this.form)) {
    return { record, along: this.along ? read(this.along) : {} };
  }

  listen() {
    const { form } = this;
    setUpLists(form, () => this.update());
    setUpPasting(form);
    form.addEventListener("input", () => this.patience.soon(WAIT));
    form.addEventListener("change", ({ target }) => target instanceof HTMLElement && this.changed(target));
    // The browser shows the caret of a long field, not the whole of it.
    form.addEventListener("focusin", ({ target }) => target instanceof HTMLTextAreaElement && target.scrollIntoView({ block: "nearest" }));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.part("[data-check]").addEventListener("click", () => this.control() && goTo(this.part("#titolo-invio")));
    const fresh = this.along ?? (this.work.kind === "organisation" ? form : null);
    if (fresh instanceof HTMLElement && !this.work.start.path) setUpTwins(fresh, this.work.records.organisations);
    const title = form.querySelector("[data-field=title]");
    const similar = this.place.querySelector("[data-similar]");
    if (title instanceof HTMLInputElement && similar instanceof HTMLElement && !this.work.start.path) setUpSimilar(similar, title, this.work.records.practices.map(([, one]) => one));
  }

  /** A field was left with something new in it: from now on its problems are shown. @param {HTMLElement} field */
  changed(field) {
    complete(field);
    if (field instanceof HTMLInputElement && field.dataset.reference) this.named.add(field);
    for (let ask = field.closest("[data-ask]"); ask instanceof HTMLElement; ask = ask.parentElement?.closest("[data-ask]") ?? null) {
      ask.dataset.touched = "";
    }
    if (field.closest("[data-field=origin]")) this.confirm();
    this.patience.soon(0);
  }

  /** Whoever works there confirms by sending. */
  confirm() {
    const [field] = own(this.form, "[data-field=confirmed]");
    const record = read(this.form);
    if (field) setValue(field, record.origin === "organizzazione" ? (record.confirmed ?? today()) : "");
  }

  /** The organisation that is proposed along, if any. */
  companion() {
    return this.along && !this.work.start.path ? companion(this.along, this.work.records, () => read(this.form)) : null;
  }

  known() {
    return withCompanion(this.work.records, this.companion());
  }

  /** @param {boolean} [changed] whether there is something new to keep */
  update(changed = true) {
    this.patience.cancel();
    for (const field of this.named) understand(field, this.known());
    this.named.clear();
    const { kind, judge, records, start } = this.work;
    if (!start.path) nameRecord(this.form, kind, records);
    const along = this.companion();
    const known = withCompanion(records, along);
    this.introduce(along?.id ?? "", known);
    const typed = read(this.form);
    this.record = asGiven(this.form, typed, start);
    this.changes?.show(this.record);
    citeSources(this.form, typed);
    const main = judge(this.record, kind, start.path, known);
    const other = along && judge(along, "organisation", "");
    this.locate(main, other, along);
    this.unsaid = pledged(this.form, typed, start);
    this.found.push(...this.unsaid);
    tidy(this.form);
    showAtControls(this.form, this.found, this.all);
    const summary = this.part("[data-summary]");
    // Once it has been asked for, the count keeps up.
    if (this.part("[data-tally]").textContent) {
      showSummary(summary, this.found);
      this.tally();
    }
    this.part("[data-declared]")?.toggleAttribute("hidden", get(this.record, "origin") !== "organizzazione");
    this.side.show(kind, this.record, other ? [main, other] : [main], known, this.found);
    // First of all what was written is kept, whatever happens next.
    if (changed) this.drafting.keep(this.held(typed));
    const errors = namesOfErrors(errorsOf(this.found));
    this.sending.show({ ...proposed(this.work, main, other, errors), unsaid: this.unsaid.length > 0 });
  }

  /** @param {Judged} main @param {Judged | null} other @param {object | null} along what `other` judges */
  locate(main, other, along) {
    // The id follows from the title: while that is wrong, there is nothing else to be said.
    const told = main.problems.filter(({ field }) => field !== "id" || (get(this.record, "id") && !followsFrom(this.form, main.problems)));
    const { kind, start } = this.work;
    this.found = located(this.form, told.map(this.words), this.passes(this.record, kind, start.path));
    if (!other || !(this.along instanceof HTMLElement)) return;
    const theirs = ofItsOwn(other.problems, told).map(this.wordsAlong);
    this.found.push(...located(this.along, theirs, this.passes(/** @type {import("./controls.js").Group} */ (along), "organisation", "")));
  }

  /** Whether what a button would write is sound. @param {import("./controls.js").Group} record @param {import("./sheet.js").Kind} kind @param {string} path */
  passes(record, kind, path) {
    return (/** @type {import("./mending.js").Change} */ change) => {
      const { problems } = this.work.judge(changed(record, change), kind, path, this.known());
      return !problems.some(({ severity, field }) => severity === "error" && field in change);
    };
  }

  /** The organisation that comes along may be named at once. @param {string} id @param {import("./references.js").Records} known */
  introduce(id, known) {
    const last = known.organisations.at(-1);
    if (id && last) follow(this.form, this.alongId, last);
    nameAll(this.form, known);
    const same = `${id} ${last?.[1]}`;
    if (same !== this.suggested) suggest(known);
    this.suggested = same;
    this.alongId = id;
  }

  /** Show all that is left to do; true when there is nothing. @param {boolean} [move] whether the focus goes there */
  control(move = true) {
    this.all = true;
    this.update();
    const box = this.part("[data-summary]");
    const errors = showSummary(box, this.found);
    this.tally();
    if (errors && move) {
      box.focus({ preventScroll: true });
      box.scrollIntoView();
    }
    return !errors;
  }

  /** How much is left to do, and the way there. */
  tally() {
    const errors = errorsOf(this.found);
    const ready = this.changes?.titles.length === 0 ? UNCHANGED : `Tutto a posto: ${this.place.dataset.ready}.`;
    const words = errors.length ? wayToThem(errors) : ready;
    const place = this.part("[data-tally]");
    // The same words are not said again.
    if (place.textContent !== (typeof words === "string" ? words : words.textContent)) place.replaceChildren(words);
  }

  /** Other contents, looked at as if nobody had touched them yet. @param {Held} held */
  again(held) {
    this.fill(held);
    this.all = Boolean(this.work.start.path);
    for (const ask of this.form.querySelectorAll("[data-touched]")) ask.removeAttribute("data-touched");
    this.part("[data-summary]").hidden = true;
    this.part("[data-tally]").textContent = "";
    this.update(false);
  }
}
