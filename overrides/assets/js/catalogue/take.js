// @ts-check
// Taking a selection away: as a file made here from the open data, as a link, as a citation.

import { ROOT } from "../dom.js";
import { piece, start } from "../search/store.js";

const TABLES = { pratiche: "practices", organizzazioni: "organisations" };

/** The ids of records. @param {"pratiche" | "organizzazioni"} page @param {Uint32Array} records */
async function ids(page, records) {
  const all = String(await piece(await start(), `i${page[0]}`)).split(" ");
  return [...records].map((record) => all[record]);
}

/** @param {string} name */
async function openData(name) {
  const answer = await fetch(new URL(`dati/v1/${name}`, ROOT));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/** The lines of a CSV file, each whole even when a cell holds a new line. @param {string} text */
export function lines(text) {
  /** @type {string[]} */
  const found = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "\n" && !quoted) {
      found.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

/** @param {"pratiche" | "organizzazioni"} page @param {Uint32Array} records */
export async function asCsv(page, records) {
  const [head, ...rows] = lines(await (await openData(`${TABLES[page]}.csv`)).text());
  const byId = new Map(rows.map((row) => [row.split(",", 1)[0], row]));
  return [head, ...(await ids(page, records)).map((id) => byId.get(id) ?? "")].join("\n") + "\n";
}

/** @param {"pratiche" | "organizzazioni"} page @param {Uint32Array} records */
export async function asJson(page, records) {
  const name = TABLES[page];
  const { [name]: all, ...about } = await (await openData(`${name}.json`)).json();
  const byId = new Map(/** @type {{ id: string }[]} */ (all).map((record) => [record.id, record]));
  const chosen = (await ids(page, records)).map((id) => byId.get(id));
  return JSON.stringify({ ...about, selection: location.href, [name]: chosen }, null, 1) + "\n";
}

/** Hands a text to the visitor as a file. @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Copies a text; false when the browser does not allow it. @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** How to cite what is on the page. @param {string[]} conditions @param {string} counted */
export function citation(conditions, counted) {
  const site = document.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? document.title;
  const day = new Date().toLocaleDateString("it-IT", { day: "numeric", month: "long", year: "numeric" });
  const title = document.querySelector("h1")?.textContent?.trim() ?? "";
  const chosen = conditions.length ? ` – ${conditions.join("; ")}` : "";
  return `${site}, «${title}»${chosen} (${counted}). Consultato il ${day}: ${location.href} – Licenza CC BY 4.0.`;
}
