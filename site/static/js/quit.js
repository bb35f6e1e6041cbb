/* « Quitter vite »: the button, or Shift pressed three times. The screen is blank at once, the session ends behind it,
 * and the page is replaced by a neutral one: « Précédent » finds nothing of it.
 * Markup: templates/components/quit.html, a form that does the same without script. */
const PRESSES = 3;
const WITHIN = 2000; // milliseconds
const form = document.querySelector("[data-quit]");
let presses = [];

function blank() {
  document.title = "\u00a0";
  document.documentElement.hidden = true; // before anything is taken away: one frame is enough to read a word
  document.body.replaceChildren();
}

function quit() {
  const body = new FormData(form);
  blank();
  const url = form.action;
  const neutral = form.dataset.quit;
  // keepalive: it arrives even though the page is gone. Where it leads to is not followed: we are going there.
  fetch(url, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
  window.location.replace(neutral);
}

/** Shift alone, three times: a capital letter presses another key in between, and a key held down repeats. */
function countPresses(event) {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  if (event.repeat || event.isComposing) return;
  presses = [...presses, event.timeStamp].filter((moment) => event.timeStamp - moment < WITHIN);
  if (presses.length >= PRESSES) quit();
}

if (form) {
  const help = form.querySelector("[data-quit-help]");
  help.hidden = false;
  form.querySelector("button").setAttribute("aria-describedby", help.id);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    quit();
  });
  // Captured: whatever has the focus, a text being written too.
  document.addEventListener("keydown", countPresses, true);
}

// A page that the browser kept alive is asked for again before anybody sees it: who left is led to the door.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  blank();
  window.location.reload();
});
