/* What happens to the elements of a page that changes while one looks at it. live.js says when.
 *
 * What contains the focus, or words not sent yet, is left alone until it is left; and while a finger or a mouse button is
 * down nothing moves at all.
 */
const LONGEST_PRESS = 10_000, AFTER_PRESS = 350; // milliseconds: a phone says « click » some time after the finger has left

const held = new Map(); // id -> [container id, element]: waits behind a button
const waiting = new Map(); // id -> element, or null to remove: waits until its place is left
const later = []; // acts that wait until nothing is pressed
let pressed = false, lifting = 0;

export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

/* ---- Patches */

/** The elements of a piece. Its forms get the page's token: a piece is made for many readers, a token for one. */
function make(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  for (const form of token ? all("form[method=post]", template.content) : []) {
    if (!form.elements.csrfmiddlewaretoken) form.prepend(token.cloneNode());
  }
  return [...template.content.children];
}

function isChanged(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  return field.defaultValue !== undefined && field.type !== "hidden" && field.value !== field.defaultValue;
}

export function holdsWords(element) {
  return all("input, textarea", element).some(isChanged);
}

/** Somebody is at it: it has the focus, or holds words that were not sent. */
function isBusy(element) {
  return element.contains(document.activeElement) || holdsWords(element);
}

/** What must be true at once, even where one is (data-live-now): what is ticked stays so, the focus stays on it. */
function replaceNow(old, element) {
  const here = old.contains(document.activeElement);
  for (const { id } of all("input:checked", old)) {
    const again = id && element.querySelector(`[id="${id}"]`);
    if (again) again.checked = true;
  }
  old.replaceWith(element);
  if (here) {
    element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }
  tell("live:patched", element);
}

/** Put `element` (null: nothing) in the place of the one with this id, now or when it is left. False if there is none. */
export function swap(id, element) {
  const old = document.getElementById(id);
  if (!old) return false;
  if (element && "liveNow" in old.dataset) {
    replaceNow(old, element);
  } else if (isBusy(old)) {
    waiting.set(id, element);
  } else {
    waiting.delete(id);
    if (element) old.replaceWith(element);
    else old.remove();
    tell("live:patched", element);
  }
  return true;
}

function releaseWaiting() {
  if (pressed) return;
  for (const [id, element] of waiting) if (!swap(id, element)) waiting.delete(id);
}

export function patch(kind, html) {
  const [verb, target] = kind.split(/:(.*)/s);
  if (verb === "remove") {
    swap(target, null);
    if (held.delete(target)) count();
  }
  for (const element of make(html)) put(verb, target, element); // one entry may change several places
}

/** Whether a list that shows only some of what arrives shows this. */
function fits(element, container) {
  const words = (text = "") => text.split(" ").filter(Boolean);
  const is = words(element.dataset.liveIs);
  return words(container?.dataset.liveTakes).every((one) => is.includes(one));
}

function put(verb, target, element) {
  if ("liveOnly" in element.dataset) { // changes where it is shown, and is nothing new where it is not
    swap(element.id, element);
    return;
  }
  if (element.id && held.has(element.id)) {
    const [container] = held.get(element.id);
    if (fits(element, document.getElementById(container))) held.set(element.id, [container, element]);
    else held.delete(element.id);
    count();
    return; // changed before it was shown
  }
  if (element.id && swap(element.id, element)) return; // already on the page: changed where it stands
  const container = document.getElementById(target);
  if (!container || !fits(element, container)) return;
  if (verb === "hold" && document.querySelector(`[data-live-fresh="${target}"]`)) {
    held.set(element.id, [target, element]);
    count();
    return;
  }
  add(container, element, verb === "append" ? verb : "prepend");
}

function add(container, element, where) {
  container[where](element);
  for (const words of all(`[data-live-nothing="${container.id}"]`)) words.remove();
  tell("live:patched", element);
}

/* ---- « Afficher 3 nouveaux messages » */

function count() {
  for (const button of all("[data-live-fresh]")) {
    const n = [...held.values()].filter(([container]) => container === button.dataset.liveFresh).length;
    button.hidden = !n;
    button.querySelector("span").textContent = (n === 1 ? button.dataset.one : button.dataset.many).replace("{n}", n);
  }
}

function showHeld(containerId) {
  const container = document.getElementById(containerId);
  for (const [id, [target, element]] of held) {
    if (target !== containerId) continue;
    held.delete(id);
    if (container) add(container, element, "prepend");
  }
  count();
  const first = container?.firstElementChild; // the button goes away: the reader goes on with what she asked for
  first?.setAttribute("tabindex", "-1");
  first?.focus();
}

/** What waits is no longer news: the page is read again, or taken away. */
export function forget() {
  held.clear();
  waiting.clear();
  count();
}

/* ---- Nothing moves under the finger */

/** Do this now, or once nothing is pressed. */
export function unpressed(act) {
  if (pressed) later.push(act);
  else act();
}

function press() {
  pressed = true;
  clearTimeout(lifting);
  lifting = setTimeout(release, LONGEST_PRESS);
}

function lift() {
  clearTimeout(lifting);
  lifting = setTimeout(release, AFTER_PRESS);
}

function release() {
  pressed = false;
  releaseWaiting();
  for (const act of later.splice(0)) act();
}

document.addEventListener("focusout", () => setTimeout(releaseWaiting));
for (const name of ["mousedown", "touchstart"]) addEventListener(name, press, { passive: true });
for (const name of ["mouseup", "touchend", "touchcancel", "dragend", "blur"]) addEventListener(name, lift);
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-live-fresh]");
  if (button) showHeld(button.dataset.liveFresh);
});
