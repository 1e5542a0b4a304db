// Polls for new requests and adds them to the open page: once a second, less often while there are none or polls fail,
// and not at all while the page is hidden.

/** Everything this script writes on the page. */
const TEXTS = {
  live: 'Live',
  news: (all, denied) => `Live: ${all} new${denied > 0 ? `, ${denied} denied` : ''}`,
  paused: 'Paused',
  pause: 'Pause',
  resume: 'Resume',
  offline: (seconds) => `No response from the local cloud. Trying again in ${seconds} s.`,
};

const log = document.getElementById('log');
const news = document.getElementById('news');
const live = document.getElementById('live');
const silence = document.getElementById('silence');
const older = document.getElementById('older');

const SOONEST = 1_000;
const CALM = 5_000;
const LATEST = 30_000;
const PATIENCE = 10_000;
const LINES = Number(log.dataset.lines);
const CAPACITY = Number(log.dataset.capacity);

let last = log.dataset.last;
let pause = SOONEST;
let paused = false;
let timer;
let current;
let unannounced = { all: 0, denied: 0 };

function announce(text) {
  if (news.textContent !== text) {
    news.textContent = text;
  }
}

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
    announce(TEXTS.news(all, denied));
  } else if (!news.textContent.startsWith(TEXTS.live)) {
    announce(TEXTS.live);
  }
}

async function poll(signal) {
  const address = new URL('/_local/console/requests', location.origin);
  address.searchParams.set('after', last);
  if (log.dataset.show) {
    address.searchParams.set('show', log.dataset.show);
  }
  const response = await fetch(address, { cache: 'no-store', signal });
  if (response.status === 204) {
    pause = Math.min(pause * 1.25, CALM);
    announceNews();
  } else if (response.ok) {
    show(await response.text());
    last = response.headers.get('X-Last-Request');
    pause = SOONEST;
    if (!news.textContent.startsWith(TEXTS.live)) {
      announce(TEXTS.live);
    }
  } else {
    throw new Error(`The console responded with ${response.status}.`);
  }
}

async function next() {
  const mine = new AbortController();
  current = mine;
  const limit = setTimeout(() => mine.abort(), PATIENCE);
  try {
    await poll(mine.signal);
  } catch {
    if (mine === current) {
      pause = Math.min(Math.max(pause, SOONEST) * 2, LATEST);
      announce(TEXTS.offline(Math.round(pause / 1_000)));
    }
  }
  clearTimeout(limit);
  if (mine === current) {
    plan(pause);
  }
}

/** Schedules the next poll and aborts the current one, so that no response is handled twice or after a pause. */
function plan(milliseconds) {
  clearTimeout(timer);
  current?.abort();
  current = undefined;
  if (!paused && !document.hidden) {
    timer = setTimeout(next, milliseconds);
  }
}

live.hidden = false;
live.addEventListener('click', () => {
  paused = !paused;
  live.textContent = paused ? TEXTS.resume : TEXTS.pause;
  announce(paused ? TEXTS.paused : TEXTS.live);
  pause = SOONEST;
  plan(0);
});
document.addEventListener('visibilitychange', () => {
  pause = SOONEST;
  plan(0);
});
plan(SOONEST);
