// Two comforts; every page works without them. Cards open where the pointer or the keyboard rests, and pages that follow
// the news fetch themselves again, quietly, while nobody is busy in them.
"use strict";

(() => {
  const placesCards = CSS.supports("position-area: block-end") && "popover" in HTMLElement.prototype;
  let leaving;

  const cardOf = mark => document.getElementById(mark.getAttribute("popovertarget"));

  function open(mark) {
    clearTimeout(leaving);
    const card = cardOf(mark);
    if (card && !card.matches(":popover-open")) card.showPopover({ source: mark });
  }

  if (placesCards) {
    document.addEventListener("pointerover", event => {
      if (event.pointerType !== "mouse" || !(event.target instanceof Element)) return;
      const mark = event.target.closest("[data-card]");
      if (mark) open(mark);
      else if (event.target.closest(".card")) clearTimeout(leaving);
      else {
        clearTimeout(leaving);
        leaving = setTimeout(() => document.querySelector(".card:popover-open:not(:focus-within)")?.hidePopover(), 250);
      }
    });
    document.addEventListener("focusin", event => {
      if (event.target instanceof Element && event.target.matches("[data-card]:focus-visible")) open(event.target);
    });
    // A mouse that rests on a mark has opened its card already; pressing must not close it again.
    document.addEventListener("click", event => {
      const mark = event.target instanceof Element && event.target.closest("[data-card]");
      if (mark && event.detail > 0 && cardOf(mark)?.matches(":popover-open")) event.preventDefault();
    });
  }

  const pulse = document.querySelector("[data-pulse]");
  if (!pulse || !document.querySelector("[data-live]")) return;

  const usual = 5000, slowest = 60000, key = "newspipeline-live";
  let rest = usual, tag = "", following = localStorage.getItem(key) !== "off";

  const button = document.createElement("button");
  button.type = "button";
  pulse.append(button);
  pulse.hidden = false;
  show();
  button.addEventListener("click", () => {
    following = !following;
    localStorage.setItem(key, following ? "on" : "off");
    show();
  });
  setTimeout(turn, rest);

  function show() {
    button.setAttribute("aria-pressed", String(following));
    button.textContent = following ? "Following the news" : "Follow the news";
  }

  const busyIn = part => part.contains(document.activeElement) || part.querySelector(":popover-open")
    || (getSelection()?.type === "Range" && part.contains(getSelection().anchorNode));

  async function turn() {
    if (following && !document.hidden) {
      try {
        await refresh();
        rest = usual;
      } catch {
        rest = Math.min(rest * 2, slowest);
      }
    }
    setTimeout(turn, rest);
  }

  async function refresh() {
    const answer = await fetch(location.href, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (answer.status === 304) return;
    if (!answer.ok) throw new Error(answer.statusText);
    tag = answer.headers.get("ETag") ?? "";
    const news = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-part]")) {
      const fresh = news.getElementById(part.id);
      if (!fresh || fresh.innerHTML === part.innerHTML) continue;
      if (busyIn(part)) { tag = ""; continue; }
      replace(part, fresh);
    }
  }

  // What was not on the page before lights up once; boxes stay scrolled where they were.
  function replace(part, fresh) {
    const known = new Set([...part.querySelectorAll("a[href]")].map(link => link.getAttribute("href")));
    const scrolled = [...part.querySelectorAll("[tabindex]")].map(box => box.scrollLeft);
    part.innerHTML = fresh.innerHTML;
    part.querySelectorAll("[tabindex]").forEach((box, place) => { box.scrollLeft = scrolled[place] ?? 0; });
    for (const entry of part.querySelectorAll(".story-entry, .demand-entry, .article-entry, .timeline li, .carriers > li")) {
      const link = entry.querySelector("h3 a, .what a, a[href^='/articles/']");
      if (link && !known.has(link.getAttribute("href"))) entry.classList.add("arrived");
    }
  }
})();
