/* Who came, noted where the network comes and goes: what is chosen stays on this phone until the server has it.
 *
 * Markup: form[data-roll], whose value is the session's id, with for each person a hidden w-<id> (what the page showed) and
 * radios m-<id>; [data-roll-state] for what is said in words (data-sending, -kept, -waits, -back of the form). data-refused:
 * the page is the answer to a form that was refused. Nothing works less without: the button sends the same fields.
 *
 * Kept are ids and answers, never a name, and no longer than it takes: a page that shows the same answers drops them. The
 * form may be sent any number of times: a line that already says what is sent changes nothing.
 */
const AGAIN_AT_FIRST = 2000, AGAIN_AT_MOST = 30_000, OLD = 3 * 24 * 3600 * 1000; // milliseconds
const PREFIX = "presences:";

const form = document.querySelector("form[data-roll]");
const line = form?.querySelector("[data-roll-state]");
const own = form && PREFIX + form.dataset.roll;
let sending = false, waits = false, tries = 0, timer = 0;

function say(words) {
  if (line.textContent !== words) line.textContent = words; // the same twice is announced once
}

/* ---- On this phone */

const seenOf = (id) => form.elements[`w-${id}`];
const radiosOf = (id) => [...form.querySelectorAll(`input[name="m-${id}"]`)];
const saidOf = (id) => radiosOf(id).find((radio) => radio.checked)?.value ?? "";
const ids = () => [...form.querySelectorAll("input[name^='w-']")].map((field) => field.name.slice(2));

/** [id, what the page showed, what is chosen], of each line that was touched. */
function touched() {
  return ids().map((id) => [id, seenOf(id).value, saidOf(id)]).filter(([, seen, said]) => said !== seen);
}

function keep() {
  try {
    localStorage.setItem(own, JSON.stringify({ at: Date.now(), lines: touched() }));
    return true;
  } catch {
    return false; // a phone without room, or a browser that keeps nothing: the choices stay on the screen
  }
}

function forget() {
  try {
    localStorage.removeItem(own);
  } catch {
    // Nothing was kept, then.
  }
}

function kept() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && Date.now() - JSON.parse(localStorage.getItem(key)).at > OLD) localStorage.removeItem(key);
    }
    return JSON.parse(localStorage.getItem(own))?.lines ?? [];
  } catch {
    return [];
  }
}

/** What was chosen here and is not on the page. With what the page showed then: what somebody noted since is not undone. */
function takeBack() {
  const lost = kept().filter(([id, , said]) => seenOf(id) && seenOf(id).value !== said);
  for (const [id, seen, said] of lost) {
    seenOf(id).value = seen;
    for (const radio of radiosOf(id)) radio.checked = radio.value === said;
  }
  if (lost.length) say(form.dataset.back);
  else forget();
}

/* ---- Sending */

async function send() {
  clearTimeout(timer);
  if (sending) return;
  sending = true;
  waits = true;
  say(form.dataset.sending);
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  sending = false;
  if (answer?.type === "opaqueredirect") location.replace(form.action); // saved, or the door: the page itself tells
  else if (answer && answer.status < 500 && answer.status !== 429) form.submit(); // refused: the page that says why
  else again();
}

function again() {
  say(keep() ? form.dataset.kept : form.dataset.waits);
  tries += 1;
  timer = setTimeout(send, Math.min(AGAIN_AT_MOST, AGAIN_AT_FIRST * 2 ** (tries - 1)));
}

/** « Les autres sont là », said line by line: it is kept like the rest. */
function fillOthers(mark) {
  for (const id of ids()) {
    const radio = radiosOf(id).find((one) => one.value === mark);
    if (radio && !saidOf(id)) radio.checked = true;
  }
}

if (form) {
  if (form.hasAttribute("data-refused")) keep();
  else takeBack();
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.name === "others") fillOthers(event.submitter.value);
    keep();
    tries = 0;
    send();
  });
  addEventListener("online", () => waits && send());
}
