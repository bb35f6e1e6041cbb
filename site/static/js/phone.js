/* The phone beside a question follows what is typed. The server draws it, as it draws what people will answer: nothing is written.
 *
 * Markup: form[data-typed] (where what is typed is sent to be drawn), its [data-language] fieldsets, and iframe[data-phone].
 * Without this file the frame shows the question as it was saved.
 */
const REST = 500; // milliseconds without a key

const form = document.querySelector("form[data-typed]");
const phone = document.querySelector("iframe[data-phone]");
const beside = document.querySelector("[data-beside]"); // hidden for a question that was never saved
let timer = 0, asked = 0;

/** What is typed, without its files. */
function typed() {
  const sent = new FormData(form);
  for (const [name, value] of [...sent]) if (value instanceof File) sent.delete(name);
  return sent;
}

function address() {
  const url = new URL(form.dataset.typed, location.href);
  const language = document.activeElement?.closest?.("[data-language]")?.dataset.language;
  if (language) url.searchParams.set("langue", language);
  return url;
}

async function draw() {
  const mine = ++asked;
  try {
    const answer = await fetch(address(), { method: "POST", body: typed(), credentials: "same-origin" });
    const page = answer.ok ? await answer.text() : "";
    if (!page || mine !== asked) return; // what was typed since is on its way
    phone.srcdoc = page;
    beside.hidden = false;
  } catch {
    // No network: the frame keeps what it shows, and the form still saves.
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(draw, REST);
}

form.addEventListener("input", soon);
