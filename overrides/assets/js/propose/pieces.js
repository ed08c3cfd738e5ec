// @ts-check
// The records in a text: in the fences of a message, after a line `---`, or as items of a list; each where it stands in the text.

/** No text of ours has more. */
const MOST = 20;
const FENCE = /^ {0,3}(`{3,}|~{3,}) *([\w-]*) *$/;
const ITEM = /^- /;

/** Each piece with the lines before it left empty, so that its problems have the line and column of the whole text. @param {string} text */
export function piecesOf(text) {
  const lines = text.split(/\r\n?|\n/);
  const found = fences(lines).flatMap((part) => documents(lines, part)).flatMap((part) => items(lines, part));
  return found.slice(0, MOST).map(({ from, to, item }) => {
    const own = lines.slice(from, to);
    if (item) own[0] = own[0].replace("-", " ");
    return "\n".repeat(from) + own.join("\n") + "\n";
  });
}

/** @typedef {{from: number, to: number, item?: boolean}} Part lines, the last one left out */

/** The blocks of YAML in a message; all blocks when none says what it holds; the whole text when there is none. @param {string[]} lines @returns {Part[]} */
function fences(lines) {
  const found = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence, kind] = FENCE.exec(lines[at]) ?? [];
    if (!fence) continue;
    const end = lines.findIndex((line, later) => later > at && closes(line.trim(), fence));
    const to = end < 0 ? lines.length : end;
    found.push({ from: at + 1, to, kind });
    at = to;
  }
  const named = found.filter(({ kind }) => /^ya?ml$/i.test(kind));
  if (named.length) return named;
  return found.length ? found : [{ from: 0, to: lines.length }];
}

/** @param {string} line @param {string} fence */
const closes = (line, fence) => line.length >= fence.length && line === fence[0].repeat(line.length);

/** @param {string[]} lines @param {Part} part @returns {Part[]} */
const documents = (lines, part) => cut(lines, part, (line) => /^---(\s|$)/.test(line), 1);

/** The records of a list, such as the one of the members. @param {string[]} lines @param {Part} part @returns {Part[]} */
function items(lines, part) {
  const first = lines.slice(part.from, part.to).find(says);
  // A list of mere texts is no list of records.
  if (!first || !/^- +[\w-]+:(\s|$)/.test(first)) return [part];
  return cut(lines, part, (line) => ITEM.test(line), 0).filter(({ from }) => ITEM.test(lines[from])).map((one) => ({ ...one, item: true }));
}

/** @param {string[]} lines @param {Part} part @param {(line: string) => boolean} begins @param {number} skip lines that only begin a piece @returns {Part[]} */
function cut(lines, { from, to }, begins, skip) {
  /** @type {number[]} */
  const starts = [];
  for (let at = from; at < to; at += 1) if (begins(lines[at])) starts.push(at);
  const parts = [{ from, to: starts[0] ?? to }, ...starts.map((start, at) => ({ from: start + skip, to: starts[at + 1] ?? to }))];
  const full = parts.filter((one) => lines.slice(one.from, one.to).some(says));
  return full.length ? full : [{ from, to }];
}

/** Neither empty nor a mere comment. @param {string} line */
const says = (line) => /^\s*[^\s#]/.test(line);
