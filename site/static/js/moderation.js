/* The moderation desk, beside live.js: shows at each message who reads it, and keeps the count of what waits true.
 *
 * Markup: [data-presence=moderation] receives templates/moderation/_readers.html; each line is shown in its message.
 */
const readers = document.querySelector("[data-presence=moderation]");

/** « Samira lit ce message », in place of the message's own tag so that nothing moves; for every reader but oneself. */
function placeReaders() {
  document.querySelectorAll("[data-read-by]").forEach((tag) => tag.remove());
  document.querySelectorAll(".msg.busy").forEach((message) => {
    message.classList.remove("busy");
    message.querySelector(".split > .tag").hidden = false;
  });
  for (const reader of readers.children) {
    const message = document.getElementById(reader.dataset.reads);
    if (!message || reader.dataset.reader === readers.dataset.me) continue;
    const state = message.querySelector(".split > .tag:not([data-read-by])");
    const tag = reader.firstElementChild.cloneNode(true);
    tag.dataset.readBy = reader.dataset.reader;
    message.classList.add("busy");
    state.hidden = true;
    state.before(tag);
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
