// @ts-check
// The tools under the list: download, link and citation of exactly what is selected.

/** The box of tools; what it does is fetched when it is first used. */
export class Taking {
  /** @param {HTMLElement} root @param {"pratiche" | "organizzazioni"} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.records = new Uint32Array();
    /** @type {string[]} */
    this.conditions = [];
    this.counted = "";
    const box = root.querySelector("[data-take]");
    box?.addEventListener("toggle", () => void this.cite());
    box?.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button) void this.use(button);
    });
  }

  /** @param {Uint32Array} records @param {string[]} conditions @param {string} counted */
  show(records, conditions, counted) {
    Object.assign(this, { records, conditions, counted });
    this.say("");
    void this.cite();
  }

  async cite() {
    const box = this.root.querySelector("[data-take]");
    const place = this.root.querySelector("[data-cite]");
    if (!(box instanceof HTMLDetailsElement) || !box.open || !place) return;
    const { citation } = await import("./take.js");
    place.textContent = citation(this.conditions, this.counted);
  }

  /** @param {HTMLButtonElement} button */
  async use(button) {
    const { asCsv, asJson, copy, download } = await import("./take.js");
    try {
      if (button.dataset.download === "csv") download(`${this.page}.csv`, "text/csv", await asCsv(this.page, this.records));
      else if (button.dataset.download === "json") download(`${this.page}.json`, "application/json", await asJson(this.page, this.records));
      else {
        const text = "copyLink" in button.dataset ? location.href : (this.root.querySelector("[data-cite]")?.textContent ?? "");
        this.say((await copy(text)) ? "Copiato." : "Il browser non permette di copiare: selezionalo e copialo a mano.");
        return;
      }
      this.say("Il file è pronto.");
    } catch {
      this.say("Non riesco a preparare il file. Controlla la connessione e riprova.");
    }
  }

  /** @param {string} text */
  say(text) {
    const place = this.root.querySelector("[data-done]");
    if (place) place.textContent = text;
  }
}
