// The agent's desk, worked by keys alone: it asks as one types, and copies an answer while its number is taken down. Without this script the
// page is a form like all others; so whatever is shown here comes from the same page.
(() => {
  'use strict';

  const pause = 150; // milliseconds after the last letter
  const form = document.getElementById('desk');
  const results = document.getElementById('results');
  const said = document.getElementById('said');
  const question = form.elements.q;
  let waiting;
  let asking;
  let chosen = 0;

  const answers = () => [...results.querySelectorAll('article')];

  const partOf = async (answer, id) => new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id);

  function choose(place) {
    const all = answers();
    chosen = Math.max(0, Math.min(place, all.length - 1));
    all.forEach((one, i) => one.classList.toggle('chosen', i === chosen));
    if (place > 0) all[chosen]?.scrollIntoView({ block: 'nearest' });
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const address = '/desk?' + new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(address, { signal: asking.signal });
      const part = await partOf(answer, 'results');
      if (!part) return location.assign(address); // signed out meanwhile
      results.replaceChildren(...part.childNodes);
      history.replaceState(null, '', address);
      choose(0);
    } catch (e) {
      if (e.name !== 'AbortError') said.textContent = form.dataset.offline;
    }
  }

  async function send(posted, button) {
    const answer = await fetch(posted.action, { method: 'POST', body: new URLSearchParams(new FormData(posted, button)) });
    const status = await partOf(answer, 'status');
    said.replaceChildren(Object.assign(document.createElement('a'), { href: answer.url, textContent: status ? status.textContent.trim() : answer.status }));
    said.className = status?.className ?? 'notice';
  }

  async function give(mark) {
    const article = answers()[chosen];
    const button = article?.querySelector(`button[value="${mark}"]`);
    if (!button) return;
    if (mark === 'given') await navigator.clipboard?.writeText(article.dataset.copy).catch(() => {});
    await send(button.form, button);
  }

  question.addEventListener('input', () => {
    clearTimeout(waiting);
    if (question.value.trim()) waiting = setTimeout(ask, pause);
  });

  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(waiting);
    give('given');
  });

  results.addEventListener('submit', event => {
    if (!event.target.classList.contains('mark')) return;
    event.preventDefault();
    chosen = answers().indexOf(event.target.closest('article'));
    give(event.submitter.value);
  });

  document.addEventListener('keydown', event => {
    const act = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen - 1),
      Escape: () => { question.focus(); question.select(); },
    }[event.key] ?? (event.altKey && {
      KeyH: () => give('helpful'),
      KeyN: () => give('notHelpful'),
      KeyM: () => results.querySelector('#missing')?.requestSubmit(),
    }[event.code]);
    if (!act || event.isComposing) return;
    event.preventDefault();
    act();
  });

  choose(0);
})();
