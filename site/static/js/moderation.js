/* The moderation desk, beside live.js: who reads what, the message one has taken, and the keyboard.
 *
 * Markup: [data-presence=moderation] receives templates/moderation/_readers.html; each line is shown in its message.
 * .msg[data-holder][data-until]   somebody has taken it, until then; [data-held] says so
 * [data-claim][data-release]      addresses of the lease of the open message; data-over: nothing to decide any more;
 *                                 in it [data-taken], shown while a colleague has it, [data-unscripted] goes away
 * #touches                        the help of the keys, hidden without script; [data-keys-off] turns them off (WCAG 2.1.4),
 *                                 remembered in this window
 */
const KEEP_ALIVE = 45_000, LOOK_AGAIN = 5_000; // milliseconds
const REMEMBERED = "moderation-keys";

const readers = document.querySelector("[data-presence=moderation]");
const me = readers?.dataset.me;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/* ---- Who reads what */

function showHolders() {
  for (const message of all(".msg[data-holder]")) {
    const held = message.dataset.holder !== me && Date.parse(message.dataset.until) > Date.now();
    message.classList.toggle("busy", held);
    for (const tag of all("[data-held]", message)) tag.hidden = !held;
  }
}

/** « Samira lit ce message », for every reader but oneself and who has taken it, which the message says. */
function placeReaders() {
  for (const tag of all("[data-read-by]")) tag.remove();
  for (const reader of readers.children) {
    const message = document.getElementById(reader.dataset.reads), { reader: who } = reader.dataset;
    if (!message || who === me || message.querySelector("[data-held]:not([hidden])")) continue;
    const tag = reader.firstElementChild.cloneNode(true);
    tag.dataset.readBy = who;
    message.querySelector(".tags").prepend(tag);
  }
  showHolders();
}

/** A piece is drawn for many readers: the open message is marked again. */
function markOpen({ detail: element }) {
  const open = document.querySelector("[data-live=moderation]").dataset.place;
  if (!open || element?.id !== `message-${open}`) return;
  element.classList.add("sel");
  element.classList.remove("busy");
  for (const row of all(".row-wrap", element)) row.remove();
  for (const line of all("[data-open-here]", element)) line.hidden = false;
}

/* ---- The lease of the open message */

const lease = document.querySelector("[data-claim]");
let sending = false, mine = false;

const words = () => {
  const form = new FormData();
  form.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
  form.set("quiet", "1");
  return form;
};

async function claim() {
  if (document.hidden || "over" in lease.dataset) return;
  const answer = await fetch(lease.dataset.claim, { method: "POST", body: words(), redirect: "manual" }).catch(() => null);
  const taken = lease.querySelector("[data-taken]");
  mine = answer?.status === 204;
  if (mine) taken.hidden = true;
  if (answer?.status !== 409) return;
  taken.querySelector("p").textContent = await answer.text();
  taken.hidden = false;
}

if (lease) {
  for (const form of all("[data-unscripted]", lease)) form.remove();
  claim();
  setInterval(claim, KEEP_ALIVE);
  document.addEventListener("submit", () => (sending = true));
  addEventListener("pagehide", () => mine && !sending && navigator.sendBeacon(lease.dataset.release, words()));
}

if (readers) {
  document.addEventListener("live:presence", placeReaders);
  document.addEventListener("live:patched", (event) => {
    markOpen(event);
    placeReaders();
  });
  setInterval(showHolders, LOOK_AGAIN);
  showHolders();
}

/* ---- The keyboard */

const help = document.getElementById("touches");
const off = help?.querySelector("[data-keys-off]");

function remember(value) {
  try {
    if (value !== undefined) sessionStorage.setItem(REMEMBERED, value);
    return sessionStorage.getItem(REMEMBERED);
  } catch {
    return null; // storage refused: on at each page
  }
}

const messages = () => all(".queue > .msg");
const current = () => document.activeElement.closest?.(".queue > .msg") ?? document.querySelector(".msg.sel");

function goTo(element) {
  if (!element) return;
  if (!element.matches("a, button, input, summary, textarea")) element.setAttribute("tabindex", "-1");
  element.focus();
}

function step(by) {
  const list = messages(), at = list.indexOf(current());
  goTo(list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by))]);
}

function unfold(details, target) {
  if (!details) return;
  details.open = true;
  goTo(details.querySelector(target));
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  l: () => current()?.querySelector("[data-read]")?.click(),
  p: () => goTo(current()?.querySelector("[data-publish]") ?? document.querySelector("[data-publish-form] .btn")),
  r: () => unfold(document.querySelector("[data-refuse]"), "input[type=radio]"),
  d: () => unfold(document.getElementById("ask-note")?.closest("details"), "textarea"),
  x: () => current()?.querySelector("[name=chosen]")?.click(),
  n: () => document.querySelector("[data-live-fresh]:not([hidden])")?.click(),
  u: () => goTo(document.querySelector("[data-undo]")),
  "?": () => unfold(help, "summary"),
};

if (help && matchMedia("(any-hover: hover)").matches) {
  help.hidden = false;
  off.checked = remember() === "off";
  off.addEventListener("change", () => remember(off.checked ? "off" : "on"));
  document.addEventListener("keydown", (event) => {
    if (off.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("textarea, select, input:not([type=checkbox]):not([type=radio])")) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
