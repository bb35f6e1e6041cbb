/* When a form comes back with errors, the reader starts at their summary. Without script, role=alert says it. */
document.querySelector("[data-focus]")?.focus();
