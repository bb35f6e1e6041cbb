/* The live view: pieces of a page that change while one looks at it. Its markup is told in templates/live/_script.html, its
 * frames in site/live/wire.py; what they do to the elements is in pieces.js.
 */
import { all, forget, holdsWords, patch, swap, tell, unpressed } from "./pieces.js";

const PLACE_EVERY = 10_000, POLL_EVERY = 4_000, SOCKET_AGAIN = 60_000; // milliseconds
const SIGNED_OUT = 4401, NOT_YOURS = 4403, UNREADABLE = 4400, RELOAD = 4409, TOO_MUCH = 4429; // as in site/live/wire.py

const FAR = 10 ** 15; // after this, there is nothing to show: it only asks whether the page is still open to the reader

const seqs = new Map(); // stream -> last sequence number seen
let alone = false; // what stands beside the subject of the page is not followed any more
let socket = null, tries = 0, refused = 0, timer = 0, poller = 0, paused = false, ended = false;

const isAside = (element) => "liveAside" in element.dataset;
const subjects = (root = document) => all("[data-live]", root).filter((element) => !isAside(element));
const isBeside = (stream) => !subjects().some(({ dataset }) => dataset.live === stream);

/* ---- What is said in words */

function say(what) {
  const state = paused && what !== "ended" ? "paused" : what;
  const follows = state === "on" || state === "slow";
  for (const line of all("[data-live-state]")) {
    line.hidden = false;
    line.classList.toggle("off", !follows);
    const words = line.dataset[state] ?? (follows && line.dataset.on);
    if (words && line.textContent !== words) line.textContent = words; // the same twice is announced once
  }
  for (const button of all("[data-live-pause]")) button.hidden = paused || ended;
  for (const button of all("[data-live-resume]")) button.hidden = !paused || ended;
  for (const link of all("[data-live-reload]")) link.hidden = follows;
}

/* ---- What comes in */

function take(frame) {
  unpressed(() => paused || ended || receive(frame)); // in a pause it comes again when that ends
}

function receive(frame) {
  if (frame.kind === "presence") {
    for (const container of all(`[data-presence="${frame.stream}"]`)) {
      container.innerHTML = frame.html;
      tell("live:presence", container);
    }
    return;
  }
  const last = seqs.get(frame.stream);
  if (last === undefined || frame.seq < last + !frame.whole) return; // had it already
  if (frame.seq > last + 1 && !frame.whole) {
    socket?.close(); // something was lost: come back from where we are
    return;
  }
  seqs.set(frame.stream, frame.seq);
  tries = 0;
  if (frame.kind === "reload") reload(frame.stream);
  else if (frame.kind !== "skip") patch(frame.kind, frame.html);
}

/** A fresh copy of the page. Null when there is none: then it was said, or the page taken away. */
async function again() {
  const from = document.querySelector("[data-page]")?.dataset.page ?? location.href; // what answered a form has no GET
  const answer = await fetch(from, { redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") takeAway("out");
  else if (answer?.status === 404) takeAway("denied");
  else if (!answer?.ok) end();
  else return new DOMParser().parseFromString(await answer.text(), "text/html");
  return null;
}

/** Too far behind, or something is no longer shown to this reader: take the same elements from a fresh page. Not left
 * until the focus leaves, as a piece is: what is shown may be what must go. of: the stream that asks for it, if known. */
async function reload(of) {
  const page = await again();
  if (!page) return;
  if (of && isBeside(of)) return showAsides(page);
  const fresh = subjects(page).map((element) => document.importNode(element, true)), old = subjects();
  if (fresh.length !== old.length || old.some(holdsWords)) {
    if (of || !dropAsides()) return end();
    return showAsides(page); // if it was not for them, the server says so again
  }
  const { id } = document.activeElement.closest("[id]") ?? {};
  forget();
  old.forEach((element, i) => element.replaceWith(fresh[i]));
  showAsides(page);
  if (document.activeElement === document.body) document.getElementById(id)?.focus();
  readSeqs();
  fresh.forEach((element) => tell("live:patched", element));
}

/** As a fresh page shows them; what somebody is at, once it is left. */
function showAsides(page) {
  for (const { id } of all("[data-live-aside]")) {
    const fresh = page.getElementById(id);
    swap(id, fresh && document.adoptNode(fresh));
  }
}

/** What stands beside the subject of the page may be why the server closed: from now on without it. False if nothing does. */
function dropAsides() {
  if (alone || !all("[data-live]").some(isAside)) return false;
  alone = true;
  const left = subjects().map(({ dataset }) => dataset.live);
  for (const stream of seqs.keys()) if (!left.includes(stream)) seqs.delete(stream);
  return true;
}

function readSeqs() {
  seqs.clear();
  for (const { dataset } of alone ? subjects() : all("[data-live]")) {
    const seq = Number(dataset.seq) || 0;
    seqs.set(dataset.live, Math.min(seq, seqs.get(dataset.live) ?? seq));
  }
}

/* ---- The socket, and without it the same entries every few seconds */

function connect() {
  clearTimeout(timer);
  if (ended || socket || !seqs.size) return;
  const mine = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/live/`);
  let since = 0;
  socket = mine;
  mine.onopen = () => {
    since = Date.now();
    clearInterval(poller);
    poller = 0;
    mine.send(JSON.stringify({ streams: Object.fromEntries(seqs), merged: true }));
    sayPlace();
    say("on");
  };
  // In a pause nothing changes, but the page stays open to the reader only as long as the server says so.
  mine.onmessage = ({ data }) => {
    const said = JSON.parse(data);
    refused = 0;
    if (mine === socket && !paused) (said.frames ?? [said]).forEach(take);
  };
  mine.onclose = async ({ code }) => {
    if (mine !== socket) return;
    socket = null;
    if (code === SIGNED_OUT) return takeAway("out");
    if (code === NOT_YOURS) return leaveOut();
    if (code === UNREADABLE) return end();
    if (code === RELOAD) await reload();
    if (ended) return;
    if (since && Date.now() - since > 10_000) tries = refused = 0;
    else if (code < 4000) refused += 1; // some networks open it, and close it at once
    if ((refused > 1 || code === TOO_MUCH) && !poller) startPolling();
    if (!poller) say("lost");
    // Twice as long each time, 30 s at most, and not all the phones of the room at once.
    const wait = poller ? SOCKET_AGAIN : Math.min(30_000, 500 * 2 ** tries);
    tries += 1;
    timer = setTimeout(connect, wait * (0.5 + Math.random() / 2));
  };
}

function leave() {
  clearTimeout(timer);
  clearInterval(poller);
  poller = 0;
  const old = socket;
  socket = null;
  old?.close();
}

/** No more live view here: too much has changed. The reader decides what next. */
function end() {
  ended = true;
  leave();
  say("ended");
}

/** Something is not for this reader. If it may be what stands beside the subject, the rest goes on without it. */
async function leaveOut() {
  if (!dropAsides()) return takeAway("denied");
  const page = await again();
  if (!page) return;
  showAsides(page);
  if (seqs.size) connect();
  else end();
}

/** No longer open to this reader: nothing of it stays on the screen, words not sent included; why is said instead. */
function takeAway(why) {
  end();
  if (!subjects().length) return; // what stood beside it says nothing about the page
  forget();
  const words = document.querySelector(`template[data-live-gone="${why}"]`)?.content.cloneNode(true);
  if (!words) {
    for (const element of all("[data-live]")) element.replaceChildren();
    return;
  }
  document.querySelector("main").replaceChildren(words);
  const title = document.querySelector("main h1");
  document.title = title.textContent;
  title.focus();
}

function startPolling() {
  poller = setInterval(poll, POLL_EVERY);
  poll();
}

async function poll() {
  try {
    for (const [stream, seq] of seqs) {
      const after = paused ? FAR : seq;
      const answer = await fetch(`/live/?stream=${encodeURIComponent(stream)}&after=${after}`);
      if (answer.status === 404) return leaveOut();
      const { entries, reload: far } = await answer.json();
      if (!poller) return undefined; // the socket came back
      if (paused) continue;
      entries.forEach(take);
      if (far) await reload();
    }
    if (!ended) say("slow");
  } catch {
    say("lost");
  }
  return undefined;
}

function sayPlace() {
  for (const { dataset } of all("[data-live][data-place]")) {
    if (dataset.place && !paused && socket?.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify({ here: { stream: dataset.live, where: dataset.place } }));
    }
  }
}

/* ---- Begin */

document.addEventListener("live:place", sayPlace);
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-live-pause], [data-live-resume]");
  if (!button) return;
  paused = button.matches("[data-live-pause]");
  if (!paused) {
    leave();
    connect(); // from where the reader stopped
  }
  say(paused ? "paused" : "on");
  document.querySelector(paused ? "[data-live-resume]" : "[data-live-pause]")?.focus();
});
addEventListener("online", () => connect());
addEventListener("pageshow", ({ persisted }) => persisted && connect());
document.addEventListener("visibilitychange", () => document.hidden || connect());

readSeqs();
if (seqs.size) {
  setInterval(sayPlace, PLACE_EVERY);
  connect();
}
