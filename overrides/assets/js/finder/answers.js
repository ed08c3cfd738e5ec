// @ts-check
// The visitor's answers, between the form and the address: `?dimensione=micro&bisogno=cura-figli,orari-rigidi`.

/** @typedef {import("./score.js").Answers} Answers */

/** @param {HTMLFormElement} form @returns {Answers} */
export function fromForm(form) {
  /** @type {Answers} */
  const answers = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value) (answers[name] ??= []).push(value);
  }
  return answers;
}

/** Only the answers that the form knows. @param {HTMLFormElement} form @returns {Answers} */
export function fromAddress(form) {
  /** @type {Answers} */
  const answers = {};
  for (const [name, value] of new URLSearchParams(location.search)) {
    const known = value.split(",").filter((one) => control(form, name, one));
    if (known.length) answers[name] = known;
  }
  return answers;
}

/** @param {HTMLFormElement} form @param {Answers} answers */
export function toForm(form, answers) {
  form.reset();
  for (const [name, values] of Object.entries(answers)) {
    for (const value of values) {
      const found = control(form, name, value);
      if (found instanceof HTMLInputElement) found.checked = true;
      if (found instanceof HTMLOptionElement) found.selected = true;
    }
  }
}

/** @param {Answers} answers */
export function toAddress(answers) {
  const target = new URL(location.href);
  // By hand, because a comma would be written as %2C. Names and values are ids of the portal.
  target.search = Object.entries(answers).map(([name, values]) => `${name}=${values.join(",")}`).join("&");
  if (target.href !== location.href) history.replaceState(null, "", target);
}

/** The control that stands for an answer, if there is one. @param {HTMLFormElement} form @param {string} name @param {string} value */
function control(form, name, value) {
  return [...form.querySelectorAll("input, option")].find((one) => {
    const owner = one instanceof HTMLOptionElement ? one.closest("select") : one;
    return value && owner?.getAttribute("name") === name && one.getAttribute("value") === value;
  });
}
