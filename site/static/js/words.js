/* Words that keep themselves while they are written: the whole text goes to the form's own address, which answers in JSON.
 *
 * Markup: form[data-words], with its hidden fields base_seq, op_id, after, over, one textarea, and [data-words-state] for what is
 * said in words (data-sending, -kept, -waits, -back). data-alone: nobody else reads this. data-keeps: this phone is the
 * writer's own, and may hold what was not sent yet, under this name. [data-here]: the live piece that shows who writes.
 * [data-words-call]: numbers to call, shown while the words say a danger. They are always in the page, which so says nothing.
 * Nothing is lost when all this is missing: the button sends the same fields.
 *
 * A post says what its box was filled from (base_seq), or which answered post of this same box it follows (after), and which
 * one is still on its way (over): the server then knows what the writer has seen. The same op_id is sent again until it is
 * answered. The box is never touched while somebody composes a letter in it, nor while it holds words that were not sent.
 */
const REST = 2000, NEVER_LATER = 30_000, AGAIN_AT_MOST = 30_000, LOOK = 1000; // milliseconds
const LEAST_BYTES = 900; // of a post and its answer, beside the words
const BYTES_A_SECOND = 150, AT_ONCE = 12_000; // half an hour of writing stays below 300 kB
const KEEPALIVE = 60_000; // bytes that a page may still send while it closes

const form = document.querySelector("form[data-words]");
const box = form.querySelector("textarea");
const line = form.querySelector("[data-words-state]");
const here = document.querySelector("[data-here]");
const numbers = document.querySelector("[data-words-call]");
const { base_seq: baseField, op_id: opField, after: afterField, over: overField } = form.elements;

let base = baseField.value, after = afterField.value, acknowledged = box.value;
let flying = null; // the post that waits for its answer: { op, text, body }
let composing = false, leaving = false, stopped = false, tries = 0, free = 0, timer = 0, looking = 0, since = 0;
let bytes = AT_ONCE, filled = Date.now();

/* ---- In words */

/** The line is there from the beginning: what it says must not move the button under a finger. */
function say(words) {
  if (line.textContent !== words) line.textContent = words; // the same twice is announced once
}

/* ---- On this phone, where it is the writer's own */

function keep() {
  if (!form.dataset.keeps) return false;
  try {
    localStorage.setItem(form.dataset.keeps, JSON.stringify({ text: box.value, base, after, op: flying?.op, sent: flying?.text }));
    return true;
  } catch {
    return false; // a phone without room: the words stay in the box
  }
}

function forget() {
  try {
    if (form.dataset.keeps) localStorage.removeItem(form.dataset.keeps);
  } catch {
    // Nothing was kept, then.
  }
}

/** What was typed here and had no answer when the page closed. It goes on where it was: sent again under the same key. */
function takeBack() {
  let kept = null;
  try {
    kept = form.dataset.keeps && JSON.parse(localStorage.getItem(form.dataset.keeps));
  } catch {
    forget();
  }
  if (!kept || kept.text === box.value) return forget();
  ({ base, after } = kept);
  box.value = kept.text;
  acknowledged = null;
  if (kept.op) flying = post(kept.sent, kept.op);
  say(form.dataset.back);
  if (flying) fly();
  else rest();
}

/* ---- Sending */

function newKey() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  random[6] = (random[6] & 0x0f) | 0x40;
  random[8] = (random[8] & 0x3f) | 0x80;
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

/** over: the key of a post that is still on its way, and whose words this one has too. */
function post(text, op, over = "") {
  const token = form.elements.csrfmiddlewaretoken.value;
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, text, base_seq: base, op_id: op, after, over, keep: "1" });
  return { op, text, body };
}

/** How long until there is room for another post: longer on a slow line, and when much has been sent. */
function breath(took) {
  const now = Date.now();
  bytes = Math.min(AT_ONCE, bytes + ((now - filled) / 1000) * BYTES_A_SECOND);
  filled = now;
  const cost = LEAST_BYTES + 2 * box.value.length;
  return now + Math.max(Math.min(4 * took, NEVER_LATER), ((cost - bytes) / BYTES_A_SECOND) * 1000, 0);
}

/** After two seconds of rest; who never rests is not waited for longer than half a minute. */
function rest() {
  const now = Date.now();
  since ||= now;
  clearTimeout(timer);
  const due = Math.max(Math.min(now + REST, since + NEVER_LATER), free);
  if (!stopped) timer = setTimeout(save, due - now);
}

function save() {
  clearTimeout(timer);
  if (flying || composing || stopped || box.value === acknowledged) return;
  flying = post(box.value, newKey());
  since = 0;
  keep();
  fly();
}

async function fly() {
  const { body, text } = flying, begun = Date.now();
  say(form.dataset.sending);
  bytes -= LEAST_BYTES + body.toString().length;
  const answer = await fetch(form.action, {
    method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual",
  }).catch(() => null);
  if (leaving) return;
  if (answer?.ok) {
    tries = 0;
    free = breath(Date.now() - begun);
    return land(await answer.json(), text);
  }
  if (answer && [400, 404, 409].includes(answer.status)) return refuse(answer);
  tries += 1;
  say(keep() ? form.dataset.kept : form.dataset.waits);
  timer = setTimeout(fly, Math.min(AGAIN_AT_MOST, REST * 2 ** tries));
}

/** Refused in words: the same would be refused again. The button sends the form, which says more. */
async function refuse(answer) {
  const { said } = await answer.json().catch(() => ({}));
  flying = null;
  stopped = true;
  keep();
  say(said || form.dataset.waits);
}

function land({ seq, text, waiting, said, call }, sent) {
  if (numbers && call !== undefined) numbers.hidden = !call;
  acknowledged = sent;
  after = flying.op;
  flying = null;
  if (text === undefined && !waiting) fill(sent, seq);
  else if (text !== undefined) fill(text, seq);
  if (box.value === acknowledged) {
    forget();
    say(said);
  } else rest();
}

/** What the server has, in the box, if nothing was typed since; else the next post says which one it follows. */
function fill(text, seq) {
  if (box.value !== acknowledged || composing) return;
  if (box.value !== text) put(text);
  acknowledged = text;
  base = seq;
  after = "";
}

/** Another text in the box, the cursor at the same words. */
function put(text) {
  const old = box.value, { selectionStart, selectionEnd, scrollTop } = box;
  let same = 0;
  while (same < old.length && old[same] === text[same]) same += 1;
  let end = 0;
  while (end < old.length - same && end < text.length - same && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  const move = (at) => (at <= same ? at : Math.max(same, at >= old.length - end ? at + text.length - old.length : same));
  box.value = text;
  box.defaultValue = text;
  if (document.activeElement === box) box.setSelectionRange(move(selectionStart), move(selectionEnd));
  box.scrollTop = scrollTop;
}

/** Somebody else wrote: take it into the box, if nothing is being written here. */
async function look() {
  if (flying || composing || box.value !== acknowledged || after) return;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" }, redirect: "manual" }).catch(() => null);
  if (!answer?.ok) return;
  const { text, seq } = await answer.json();
  if (!flying && text !== undefined) fill(text, seq);
}

/* ---- Begin */

box.addEventListener("compositionstart", () => { composing = true; });
box.addEventListener("compositionend", () => {
  composing = false;
  rest();
});
box.addEventListener("input", () => {
  keep();
  rest();
});
box.addEventListener("blur", () => {
  if (here) delete here.dataset.place;
  save();
});
box.addEventListener("focus", () => {
  if (!here) return;
  here.dataset.place = here.dataset.here;
  document.dispatchEvent(new CustomEvent("live:place"));
});
form.addEventListener("submit", () => {
  leaving = true;
  clearTimeout(timer);
  const next = post(box.value, newKey(), flying?.op);
  baseField.value = base;
  afterField.value = after;
  overField.value = flying?.op ?? "";
  opField.value = next.op;
  flying = next;
  keep();
});
addEventListener("pagehide", () => {
  if (leaving || stopped || box.value === (flying?.text ?? acknowledged)) return;
  const last = post(box.value, newKey(), flying?.op);
  flying = last;
  keep();
  if (last.body.toString().length < KEEPALIVE) {
    fetch(form.action, { method: "POST", body: last.body, headers: { Accept: "application/json" }, keepalive: true }).catch(() => {});
  }
});
addEventListener("online", () => (flying ? fly() : save()));
document.addEventListener("live:patched", () => {
  clearTimeout(looking);
  looking = setTimeout(look, LOOK);
});
document.addEventListener("live:presence", ({ detail }) => {
  for (const one of detail.querySelectorAll("[data-at]")) one.hidden = one.dataset.at !== detail.dataset.only;
});

takeBack();
