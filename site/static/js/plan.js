/* The plan on paper: the button that prints, and every folded part opened while it is printed, then as it was. */
let opened = [];

function reveal() {
  const button = document.querySelector("[data-print]");
  if (button) button.hidden = false;
}

document.addEventListener("click", ({ target }) => target.closest?.("[data-print]") && window.print());
document.addEventListener("live:patched", reveal);

window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  opened.forEach((details) => { details.open = true; });
});

window.addEventListener("afterprint", () => {
  opened.forEach((details) => { details.open = false; });
});

reveal();
