/* The plan on paper: the button that prints, and every folded part opened while it is printed, then as it was. */
const button = document.querySelector("[data-print]");
let opened = [];

if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  opened.forEach((details) => { details.open = true; });
});

window.addEventListener("afterprint", () => {
  opened.forEach((details) => { details.open = false; });
});
