/* Light or dark: what the reader chose last, else what the system says. Runs before anything is drawn. */
(function () {
  "use strict";
  var chosen = null;
  try {
    chosen = localStorage.getItem("writ-theme");
  } catch (error) {
    chosen = null; // a page from a disk may not remember
  }
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
})();
