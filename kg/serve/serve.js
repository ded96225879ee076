"use strict";
// The pages work without this; it only asks by Ctrl+Enter and says that an answer is on its way.
for (const form of document.forms) {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", () => { form.querySelector("button").textContent = "Asking …"; });
}
addEventListener("pageshow", () => { for (const b of document.querySelectorAll("form button")) b.textContent = "Ask"; });
