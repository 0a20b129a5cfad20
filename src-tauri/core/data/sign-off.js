"use strict";
(() => {
  const body = document.body;
  const posts = [...document.querySelectorAll("article[data-post]")];
  const name = document.querySelector("[name='your-name']");
  const told = document.querySelector("[data-answered]");
  const bar = document.querySelector(".bar");
  const key = "daymark-answers " + body.dataset.plan + " " + document.title;
  body.classList.add("scripted");

  const answerOf = (post) => {
    const chosen = post.querySelector("input[type=radio]:checked");
    return { post: post.dataset.post, about: post.dataset.about, answer: chosen ? chosen.value : null, comment: post.querySelector("textarea").value.trim() };
  };

  const draw = () => {
    const answers = posts.map(answerOf);
    const count = (value) => answers.filter((answer) => answer.answer === value).length;
    const answered = answers.filter((answer) => answer.answer).length;
    const values = { answered, all: posts.length, approved: count("approve"), change: count("change") };
    told.textContent = body.dataset.progress.replace(/\{(\w+)\}/g, (_, word) => values[word]);
    told.dataset.answered = answered;
    bar.style.setProperty("--approved", (100 * values.approved) / posts.length + "%");
    bar.style.setProperty("--answered", (100 * answered) / posts.length + "%");
    answers.forEach((answer, place) => {
      const mark = document.querySelectorAll("[data-mark]")[place];
      mark.className = "mark " + (answer.answer || "");
      mark.textContent = { approve: "✓", change: "✎" }[answer.answer] || "–";
    });
  };

  const keep = () => {
    draw();
    try {
      localStorage.setItem(key, JSON.stringify({ name: name.value, answers: posts.map(answerOf) }));
    } catch {
      // The browser keeps nothing for files: the answers last as long as the page.
    }
  };

  const restore = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "{}");
      name.value = kept.name || "";
      for (const answer of kept.answers || []) {
        const post = posts.find((post) => post.dataset.post === answer.post && post.dataset.about === answer.about);
        if (!post) continue;
        const choice = [...post.querySelectorAll("input[type=radio]")].find((input) => input.value === answer.answer);
        if (choice) choice.checked = true;
        post.querySelector("textarea").value = answer.comment || "";
      }
    } catch {
      // Nothing was kept.
    }
  };

  const save = () => {
    name.required = true;
    if (!name.reportValidity()) return;
    const answers = posts.map(answerOf).filter((answer) => answer.answer || answer.comment);
    const file = { format: "daymark-answers", version: 1, plan: body.dataset.plan, name: name.value.trim(), saved: new Date().toISOString(), answers };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    link.download = (body.dataset.file.replace(/[\\/:*?"<>|]/g, "-") || "plan") + " answers.json";
    link.click();
    told.textContent = body.dataset.saved.replace("{file}", link.download);
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const next = () => {
    const post = posts.find((post) => !answerOf(post).answer);
    if (!post) return;
    post.scrollIntoView({ block: "center" });
    post.querySelector("input").focus();
  };

  const actions = { print: () => window.print(), next, "save-answers": save };
  document.addEventListener("input", keep);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) actions[button.dataset.action]();
  });
  restore();
  draw();
})();
