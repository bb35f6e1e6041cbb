/* The moderation desk, beside live.js: shows at each message who reads it, and keeps the count of what waits true.
 *
 * Markup: [data-presence=moderation] receives templates/moderation/_readers.html; each line is shown in its message.
 */
const readers = document.querySelector("[data-presence=moderation]");

/** « Samira lit ce message », at the message, for every reader but oneself. */
function placeReaders() {
  document.querySelectorAll("[data-read-by]").forEach((line) => line.remove());
  document.querySelectorAll(".msg.busy").forEach((message) => message.classList.remove("busy"));
  for (const reader of readers.children) {
    const message = document.getElementById(reader.dataset.reads);
    if (!message || reader.dataset.reader === readers.dataset.me) continue;
    const line = document.createElement("p");
    line.dataset.readBy = reader.dataset.reader;
    line.append(...reader.cloneNode(true).childNodes);
    message.classList.add("busy");
    message.querySelector("blockquote").before(line);
  }
}

/** « À lire 7 »: what is in the list and waits. What is still behind the button is said by the button. */
function countWaiting() {
  const count = document.querySelector("[data-waiting]");
  if (count) count.textContent = document.querySelectorAll("#messages > [data-state=pending]").length;
}

if (readers) {
  document.addEventListener("live:presence", placeReaders);
  document.addEventListener("live:patched", () => {
    placeReaders();
    countWaiting();
  });
}
