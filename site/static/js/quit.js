/* « Quitter vite »: the button, or Shift pressed three times. The screen is blank at once, the session ends behind it,
 * and the page is replaced by a neutral one: « Précédent » finds nothing of it.
 * Markup: templates/components/quit.html, a form that does the same without script.
 * Neither deferred nor a module: it runs before anything below it is drawn. */
{
const PRESSES = 3;
const WITHIN = 2000; // milliseconds
const LEFT = "left"; // in this tab: when somebody left
const ON_THE_WAY = 15000; // milliseconds that the goodbye may take on a slow line
const form = document.querySelector("[data-quit]");
let presses = [];

function blank() {
  document.title = "\u00a0";
  document.documentElement.hidden = true; // before anything is taken away: one frame is enough to read a word
  document.body.replaceChildren();
}

/** keepalive: it arrives even though the page is gone. Where it leads to is not followed: we are going there. */
function sayGoodbye() {
  const body = new FormData(form);
  blank();
  return fetch(form.action, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
}

function quit() {
  try {
    sessionStorage.setItem(LEFT, Date.now());
  } catch {
    // A browser that keeps nothing: « Précédent » then counts on the goodbye being there first.
  }
  sayGoodbye();
  window.location.replace(form.dataset.quit);
}

/** « Précédent » may ask for a page before the goodbye has arrived: the session still opens it. */
function hasJustLeft() {
  try {
    const since = Date.now() - Number(sessionStorage.getItem(LEFT));
    if (since >= 0 && since < ON_THE_WAY) return true;
    sessionStorage.removeItem(LEFT); // not even an hour stays, should the goodbye never have arrived
    return false;
  } catch {
    return false;
  }
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

if (form && hasJustLeft()) {
  window.stop(); // the rest of the page is not read
  sayGoodbye().then(() => window.location.replace(form.dataset.quit));
} else if (form) {
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
}
