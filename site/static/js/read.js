/* A thread: « J’ai lu » pressed for the reader once its messages are on her screen, and the count of the tab kept true.
 * Markup: templates/plans/_fresh.html, a button of the form « act ». Without script she presses it herself. */
let watched = null;

const seen = new IntersectionObserver((entries) => {
  if (!document.hidden && entries.some((entry) => entry.isIntersecting)) read();
});

async function read() {
  const button = watched;
  watched = null;
  seen.disconnect();
  const body = new FormData(button.form);
  body.set(button.name, button.value);
  const headers = { Accept: "application/json" };
  const answer = await fetch(button.form.action, { method: "POST", body, headers }).catch(() => null);
  if (!answer?.ok || answer.redirected) return; // the button stays, for her
  if (button.isConnected) button.parentElement.replaceChildren();
  count(await answer.json());
}

function count({ left, said }) {
  for (const tab of document.querySelectorAll(".tabs a[href='/messages/']")) {
    const number = tab.querySelector(".count"), words = tab.querySelector(".vh");
    if (left && number) {
      number.textContent = left;
      words.textContent = `, ${said}`;
    } else {
      number?.remove();
      words?.remove();
    }
  }
}

function watch() {
  const button = document.querySelector("[data-read]");
  if (button === watched) return;
  seen.disconnect();
  watched = button;
  if (button) seen.observe(button);
}

document.addEventListener("live:patched", watch);
document.addEventListener("visibilitychange", () => {
  if (document.hidden || !watched) return;
  seen.disconnect();
  seen.observe(watched);
});
watch();
