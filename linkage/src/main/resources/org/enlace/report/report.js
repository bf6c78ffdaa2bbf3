'use strict';
(() => {
  const asked = [...document.querySelectorAll('.asking')];
  const progress = document.getElementById('progress');
  const save = document.getElementById('save');
  const earlier = [...document.querySelectorAll('#decided > li')];
  if (!save) return;
  let current = -1;
  let unsaved = false;
  const verdict = (pair) => {
    const pressed = pair.querySelector('[aria-pressed=true]');
    return pressed ? pressed.dataset.verdict : '';
  };
  const show = () => {
    const done = asked.filter(verdict).length;
    progress.textContent = progress.dataset.of.replace('#', done).replace('#', asked.length);
  };
  const go = (to) => {
    if (to < 0 || to >= asked.length) return;
    current = to;
    asked[to].focus({ preventScroll: true });
    asked[to].scrollIntoView({ block: 'center' });
  };
  const decide = (pair, button) => {
    pair.querySelectorAll('[data-verdict]').forEach((each) => each.setAttribute('aria-pressed', each === button));
    unsaved = true;
    show();
  };
  const place = () => {
    const here = document.activeElement && document.activeElement.closest('.asking');
    return here ? asked.indexOf(here) : current;
  };
  asked.forEach((pair) => pair.querySelectorAll('[data-verdict]').forEach((button) =>
    button.addEventListener('click', () => decide(pair, button))));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    const at = place();
    if (key === 'arrowdown' || key === 'j' || key === 'arrowup' || key === 'k') {
      if (at < 0 && key !== 'j') return;
      event.preventDefault();
      go(at + (key === 'arrowdown' || key === 'j' ? 1 : -1));
      return;
    }
    if (at < 0) return;
    const button = [...asked[at].querySelectorAll('[data-verdict]')].find((each) => each.dataset.key === key);
    if (button) {
      event.preventDefault();
      decide(asked[at], button);
      go(at + 1);
    }
  });
  const cell = (text) => (/[",\r\n]|^\s|\s$/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  save.addEventListener('click', () => {
    const rows = earlier.map((pair) => [pair.dataset.left, pair.dataset.right, pair.dataset.verdict])
      .concat(asked.filter(verdict).map((pair) => [pair.dataset.left, pair.dataset.right, verdict(pair)]));
    const lines = rows.map((row) => row.map(cell).join(','));
    const blob = new Blob(['left,right,decision\n' + lines.map((line) => line + '\n').join('')], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'review.csv';
    link.click();
    URL.revokeObjectURL(link.href);
    unsaved = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
  show();
})();
