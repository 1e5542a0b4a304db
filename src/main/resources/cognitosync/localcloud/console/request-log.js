// Adds new requests to the open page.

import { announceLive, follow, get } from './live.js';

/** Everything this script writes on the page. */
const TEXTS = {
  news: (all, denied) => `${all} new${denied > 0 ? `, ${denied} denied` : ''}`,
};

const log = document.getElementById('log');
const silence = document.getElementById('silence');
const older = document.getElementById('older');

const LINES = Number(log.dataset.lines);
const CAPACITY = Number(log.dataset.capacity);

let last = log.dataset.last;
let unannounced = { all: 0, denied: 0 };

/** A line on the screen or with the focus is not removed yet. */
function isInUse(line) {
  return line.contains(document.activeElement) || line.getBoundingClientRect().top < innerHeight;
}

/** Adds lines at the top and keeps the scroll position; removes the oldest lines above the limit. */
function show(html) {
  const before = log.getBoundingClientRect();
  const lines = log.childElementCount;
  log.insertAdjacentHTML('afterbegin', html);
  if (before.top < 0) {
    scrollBy({ top: log.getBoundingClientRect().height - before.height, behavior: 'instant' });
  }
  const added = [...log.children].slice(0, log.childElementCount - lines);
  unannounced.all += added.filter((line) => line.matches('.call')).length;
  unannounced.denied += added.filter((line) => line.matches('.call.denied')).length;
  while (log.childElementCount > LINES && (log.childElementCount > CAPACITY || !isInUse(log.lastElementChild))) {
    log.lastElementChild.remove();
    older.hidden = false;
  }
  silence.hidden = log.childElementCount > 0;
  pointToOlder();
}

function pointToOlder() {
  const oldest = log.querySelector('.call:last-child');
  if (oldest !== null && !older.hidden) {
    const address = new URL(location.href);
    address.searchParams.set('before', oldest.dataset.number);
    older.firstElementChild.href = address;
  }
}

/** Announces new requests after the first poll without any, so that a burst is one announcement. */
function announceNews() {
  const { all, denied } = unannounced;
  unannounced = { all: 0, denied: 0 };
  if (all > 0) {
    announceLive(TEXTS.news(all, denied));
  }
}

follow(async (signal) => {
  const address = new URL('/_local/console/requests', location.origin);
  address.searchParams.set('after', last);
  if (log.dataset.show) {
    address.searchParams.set('show', log.dataset.show);
  }
  const response = await get(address, signal);
  if (response.status === 204) {
    announceNews();
    return false;
  }
  show(await response.text());
  last = response.headers.get('X-Last-Request');
  return true;
});
