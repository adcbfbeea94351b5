/* Search, light and dark, copying code, the place on the page. Every page reads and leads on without any of it. */
(function () {
  "use strict";

  const MOST = 12;
  const body = document.body;
  const root = body.dataset.root;

  /* ---------------------------------------------------------------- light and dark */

  function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  const theme = document.querySelector("button.theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("writ-theme", next);
    } catch (error) {
      return; // a page from a disk may not remember
    }
  });

  /* ---------------------------------------------------------------- search */

  const box = document.querySelector(".search");
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  let chosen = -1;

  function numberOf(text) {
    if (/^0x[0-9a-f_]+$/.test(text)) {
      return parseInt(text.slice(2).replace(/_/g, ""), 16);
    }
    return /^[0-9]+$/.test(text) ? parseInt(text, 10) : null;
  }

  /* How well an entry fits; 0 is not at all. A name beats a number beats a word of the description. */
  function score(entry, words, number) {
    const title = entry[0].toLowerCase();
    const said = (entry[2] + " " + entry[3]).toLowerCase();
    let sum = 0;
    if (number !== null && entry[4].includes(number)) {
      return 80 - title.length / 100;
    }
    for (const word of words) {
      const last = title.slice(title.search(/[^.]*$/));
      if (title === word || last === word) {
        sum += 100;
      } else if (title.startsWith(word) || last.startsWith(word)) {
        sum += 60;
      } else if (title.includes(word)) {
        sum += 30;
      } else if (said.includes(word)) {
        sum += 8;
      } else {
        return 0;
      }
    }
    return sum - title.length / 100;
  }

  function find(text) {
    const asked = text.trim().toLowerCase();
    if (!asked) {
      return [];
    }
    const words = asked.split(/\s+/);
    const number = numberOf(asked);
    return window.writIndex
      .map((entry) => [score(entry, words, number), entry])
      .filter((pair) => pair[0] > 0)
      .sort((a, b) => b[0] - a[0])
      .slice(0, MOST)
      .map((pair) => pair[1]);
  }

  function show(entries) {
    list.textContent = "";
    chosen = -1;
    entries.forEach((entry, i) => {
      const item = document.createElement("li");
      item.id = "found-" + i;
      item.setAttribute("role", "option");
      const link = document.createElement("a");
      link.href = root + entry[1];
      link.tabIndex = -1;
      const name = document.createElement("b");
      name.textContent = entry[0];
      const kind = document.createElement("span");
      kind.textContent = entry[2];
      const words = document.createElement("small");
      words.textContent = entry[3];
      link.append(name, kind, words);
      item.append(link);
      list.append(item);
    });
    if (!entries.length && input.value.trim()) {
      const nothing = document.createElement("li");
      nothing.className = "nothing";
      nothing.textContent = "Nothing by that name or number.";
      list.append(nothing);
    }
    const open = list.children.length > 0;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    choose(entries.length ? 0 : -1);
  }

  function choose(index) {
    const items = list.querySelectorAll("[role=option]");
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    chosen = index;
    if (index >= 0) {
      input.setAttribute("aria-activedescendant", items[index].id);
      items[index].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  if (window.writIndex) {
    box.hidden = false;
    input.addEventListener("input", () => show(find(input.value)));
    input.addEventListener("focus", () => show(find(input.value)));
    input.addEventListener("keydown", (event) => {
      const items = list.querySelectorAll("[role=option]");
      if (event.key === "ArrowDown" && items.length) {
        choose((chosen + 1) % items.length);
      } else if (event.key === "ArrowUp" && items.length) {
        choose((chosen + items.length - 1) % items.length);
      } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
        items[chosen].firstChild.click();
        close();
      } else if (event.key === "Escape") {
        input.value = "";
        close();
        input.blur();
      } else {
        return;
      }
      event.preventDefault();
    });
    document.addEventListener("click", (event) => {
      if (!box.contains(event.target)) {
        close();
      }
    });
  }

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    const asked = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (asked || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "Escape" && location.hash === "#pages") {
      location.hash = "#content";
    }
  });

  /* ---------------------------------------------------------------- copying code */

  if (navigator.clipboard) {
    document.querySelectorAll("pre:not(.source)").forEach((block) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", () => {
        navigator.clipboard.writeText(block.querySelector("code").textContent).then(
          () => (button.textContent = "Copied"),
          () => (button.textContent = "Not allowed")
        );
      });
      const frame = document.createElement("div");
      frame.className = "code";
      block.replaceWith(frame);
      frame.append(block, button);
    });
  }

  /* ---------------------------------------------------------------- where on the page */

  const places = new Map();
  document.querySelectorAll("nav.here a").forEach((link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) {
      places.set(target, link);
    }
  });
  if (places.size && "IntersectionObserver" in window) {
    const watch = new IntersectionObserver(
      (seen) => {
        const top = seen.filter((entry) => entry.isIntersecting)[0];
        if (top) {
          places.forEach((link) => link.removeAttribute("aria-current"));
          const link = places.get(top.target);
          link.setAttribute("aria-current", "true");
          link.scrollIntoView({ block: "nearest" });
        }
      },
      { rootMargin: "-70px 0px -70% 0px" }
    );
    places.forEach((link, target) => watch.observe(target));
  }
  document.querySelectorAll("nav.pages [aria-current]").forEach((link) => {
    link.scrollIntoView({ block: "nearest" });
  });
})();
