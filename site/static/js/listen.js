/* « Écouter »: the device reads the page aloud, when it has a voice of the page's language. Without one, no button.
 * Markup: templates/components/listen.html; what is read: the h1, then each [data-listen], in page order. */
const button = document.querySelector("[data-listen-button]");
const speech = window.speechSynthesis;
const language = document.documentElement.lang;

/** A voice of the page's language, one that works without network first: undefined when there is none. */
function findVoice() {
  const fits = speech.getVoices().filter((voice) => voice.lang.slice(0, 2).toLowerCase() === language.slice(0, 2));
  return fits.find((voice) => voice.localService) ?? fits[0];
}

/** The sentences to read. Short pieces: some Android voices stop by themselves after fifteen seconds of one text. */
function sentences() {
  const parts = [...document.querySelectorAll("main h1, main [data-listen]")];
  return parts.flatMap((part) => part.innerText.split(/(?<=[.!?…:])\s+|\n+/)).filter((text) => text.trim());
}

function show(speaking) {
  button.querySelector("[data-listen-start]").hidden = speaking;
  button.querySelector("[data-listen-stop]").hidden = !speaking;
}

function stop() {
  speech.cancel();
  show(false);
}

function start() {
  const voice = findVoice();
  const utterances = sentences().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  if (!utterances.length) return;
  const last = utterances[utterances.length - 1];
  last.onend = () => show(false);
  utterances.forEach((utterance) => { utterance.onerror = stop; });
  speech.cancel();
  utterances.forEach((utterance) => speech.speak(utterance));
  show(true);
}

let speaking = () => !button.querySelector("[data-listen-stop]").hidden;
function reveal() { button.hidden = !findVoice(); }

if (button && speech) {
  reveal();
  speech.addEventListener?.("voiceschanged", reveal); // Chrome learns its voices late
  button.addEventListener("click", () => (speaking() ? stop() : start()));
  window.addEventListener("pagehide", stop); // a shared phone must not go on talking
}
