/* Choose by number: a key ticks the theme of that number, 0 « none goes with it », Enter sends.
 *
 * Markup: form[data-keys] whose boxes are in the order of their numbers, the last one being « none »;
 * in it [data-keys-button], hidden without script, which turns it on and off (WCAG 2.1.4), and [data-keys-help].
 * Remembered in this window. Not offered where there is only a finger.
 */
const form = document.querySelector("form[data-keys]");
const button = form?.querySelector("[data-keys-button]");
const REMEMBERED = "keys";

function remembered() {
  try {
    return sessionStorage.getItem(REMEMBERED) === "on";
  } catch {
    return false; // storage refused: off at each page
  }
}

function turn(on) {
  button.setAttribute("aria-pressed", String(on));
  form.querySelector("[data-keys-help]").hidden = !on;
  try {
    sessionStorage.setItem(REMEMBERED, on ? "on" : "off");
  } catch {
    // nothing to do: it works until the next page
  }
}

function isTyping({ target, ctrlKey, altKey, metaKey }) {
  return ctrlKey || altKey || metaKey || target.closest?.("textarea, input:not([type=checkbox]), select");
}

function choose(key) {
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const none = boxes.pop();
  const box = key === "0" ? none : boxes[Number(key) - 1];
  if (!box) return;
  box.checked = !box.checked;
  box.focus();
  if (!box.checked) return;
  if (box === none) boxes.forEach((other) => { other.checked = false; });
  else none.checked = false;
}

if (form && button && matchMedia("(any-pointer: fine)").matches) {
  button.hidden = false;
  turn(remembered());
  button.addEventListener("click", () => turn(button.getAttribute("aria-pressed") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (button.getAttribute("aria-pressed") !== "true" || isTyping(event)) return;
    if (/^\d$/.test(event.key)) choose(event.key);
    else if (event.key === "Enter" && !event.target.closest?.("a, button, summary")) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}
