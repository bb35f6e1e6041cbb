/* « Écouter »: the device reads the page aloud, each part by a voice of its own language. Without one, no button.
 * Markup: templates/components/listen.html; what is read: the h1, then each [data-listen], in page order. */
const button = document.querySelector("[data-listen-button]");
const speech = window.speechSynthesis;
let reading = null; // the utterances of the reading under way; those of an older one may still report after it

/** A voice of the language of this part that lives in the device: undefined when there is none. Never one that works
 * through the network: it would hand the words of a plan to the maker of the browser. */
function findVoice(part) {
  const language = (part?.closest("[lang]") ?? document.documentElement).lang.slice(0, 2).toLowerCase();
  return speech.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === language);
}

/** The sentences to read, each with its voice; what has none is passed over, not read by a voice that cannot. Short pieces: some Android voices stop by themselves after fifteen seconds of one text. */
function sentences() {
  const parts = [...document.querySelectorAll("main h1, main [data-listen]")];
  return parts
    .filter((part) => !part.parentElement.closest("[data-listen]"))
    .filter(findVoice)
    .flatMap((part) => {
      const pieces = part.innerText.replace(/([.!?…:])\s+/g, "$1\n").split("\n").filter((text) => text.trim());
      const voice = findVoice(part);
      return pieces.map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
    });
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
  const ours = sentences();
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
  button.hidden = !findVoice(document.querySelector("main h1")); // the rest says nothing without what is asked
}

if (button && speech) {
  reveal();
  speech.addEventListener?.("voiceschanged", reveal); // Chrome learns its voices late
  button.addEventListener("click", () => (reading ? stop() : start()));
  window.addEventListener("pagehide", stop); // a shared phone must not go on talking
}
