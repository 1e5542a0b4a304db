// Shows connections and subscriptions as they begin and end, and how many messages were sent.

import { announceLive, follow, get } from './live.js';

const shown = document.getElementById('connections');

let last = '';

/** Removes an element; the focus in it goes to the page. */
function remove(element) {
  if (element.contains(document.activeElement)) {
    document.getElementById('content').focus({ preventScroll: true });
  }
  element.remove();
}

function keyed(parent) {
  return new Map([...parent.children].map((child, i) => [child.dataset.key ?? i, child]));
}

/** Makes an element like a fresh one. Children with the same key, or place, stay, and with them focus, selection and scroll position. */
function update(old, fresh) {
  if (old.isEqualNode(fresh)) {
    return;
  }
  if (fresh.querySelector('[data-key]') === null) {
    old.replaceWith(fresh);
    return;
  }
  const before = keyed(old);
  const after = keyed(fresh);
  for (const [key, child] of before) {
    if (!after.has(key)) {
      remove(child);
    }
  }
  let place = old.firstElementChild;
  for (const [key, child] of after) {
    if (before.has(key)) {
      place = before.get(key).nextElementSibling;
      update(before.get(key), child);
    } else {
      old.insertBefore(child, place);
    }
  }
}

follow(async (signal) => {
  const response = await get('/_local/console/connections/now', signal);
  const html = await response.text();
  if (html === last) {
    return false;
  }
  last = html;
  const fresh = shown.cloneNode(false);
  fresh.innerHTML = html;
  const summary = fresh.querySelector('#summary').textContent;
  if (summary !== shown.querySelector('#summary').textContent) {
    announceLive(summary);
  }
  update(shown, fresh);
  return true;
});
