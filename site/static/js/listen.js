/* « Écouter »: the device reads the page aloud, when it has a voice of the page's language. Without one, no button.
 * Markup: templates/components/listen.html; what is read: the h1, then each [data-listen], in page order. */
const button = document.querySelector("[data-listen-button]");
const speech = window.speechSynthesis;
const language = document.documentElement.lang.slice(0, 2);
let reading = null; // the utterances of the reading under way; those of an older one may still report after it

/** A voice of the page's language that lives in the device: undefined when there is none. Never one that works through
 * the network: it would hand the words of a plan to the maker of the browser. */
function findVoice() {
  return speech.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === language);
}

/** The sentences to read. Short pieces: some Android voices stop by themselves after fifteen seconds of one text. */
function sentences() {
  const parts = [...document.querySelectorAll("main h1, main [data-listen]")];
  return parts
    .filter((part) => !part.parentElement.closest("[data-listen]"))
    .flatMap((part) => part.innerText.replace(/([.!?…:])\s+/g, "$1\n").split("\n"))
    .filter((text) => text.trim());
}

function show(speaking) {
  button.querySelector("[data-listen-start]").hidden = speaking;
  button.querySelector("[data-listen-stop]").hidden = !speaking;
}

function stop() {
  reading = null;
  speech.cancel();
  show(false);
}

function start() {
  const voice = findVoice();
  const ours = sentences().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  if (!ours.length) return;
  const stopOurs = () => { if (reading === ours) stop(); };
  ours[ours.length - 1].onend = stopOurs;
  for (const utterance of ours) utterance.onerror = stopOurs;
  speech.cancel();
  reading = ours;
  for (const utterance of ours) speech.speak(utterance);
  show(true);
}

function reveal() {
  button.hidden = !findVoice();
}

if (button && speech) {
  reveal();
  speech.addEventListener?.("voiceschanged", reveal); // Chrome learns its voices late
  button.addEventListener("click", () => (reading ? stop() : start()));
  window.addEventListener("pagehide", stop); // a shared phone must not go on talking
}
