// Brings new requests to the page that is open: asks once a second, less often while nothing happens or nobody answers,
// and not at all while nobody looks.
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
let asking;
let unsaid = { all: 0, denied: 0 };

function say(sentence) {
  if (news.textContent !== sentence) {
    news.textContent = sentence;
  }
}

/** Whoever reads or has the focus in the last line keeps it until it is long past. */
function isRead(line) {
  return line.contains(document.activeElement) || line.getBoundingClientRect().top < innerHeight;
}

/** Newer lines come first, and what is read stays where it is; the oldest go once there are more than the page holds. */
function show(html) {
  const before = log.getBoundingClientRect();
  const lines = log.childElementCount;
  log.insertAdjacentHTML('afterbegin', html);
  if (before.top < 0) {
    scrollBy({ top: log.getBoundingClientRect().height - before.height, behavior: 'instant' });
  }
  const added = [...log.children].slice(0, log.childElementCount - lines);
  unsaid.all += added.filter((line) => line.matches('.call')).length;
  unsaid.denied += added.filter((line) => line.matches('.call.denied')).length;
  while (log.childElementCount > LINES && (log.childElementCount > CAPACITY || !isRead(log.lastElementChild))) {
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

/** What came in is told once it is quiet again. */
function tell() {
  const { all, denied } = unsaid;
  unsaid = { all: 0, denied: 0 };
  if (all > 0) {
    say(`Live: ${all} new${denied > 0 ? `, ${denied} denied` : ''}`);
  } else if (!news.textContent.startsWith('Live')) {
    say('Live');
  }
}

async function ask(signal) {
  const address = new URL('/_local/console/requests', location.origin);
  address.searchParams.set('after', last);
  if (log.dataset.show) {
    address.searchParams.set('show', log.dataset.show);
  }
  const answer = await fetch(address, { cache: 'no-store', signal });
  if (answer.status === 204) {
    pause = Math.min(pause * 1.25, CALM);
    tell();
  } else if (answer.ok) {
    show(await answer.text());
    last = answer.headers.get('X-Last-Request');
    pause = SOONEST;
    if (!news.textContent.startsWith('Live')) {
      say('Live');
    }
  } else {
    throw new Error(`The console answered ${answer.status}.`);
  }
}

async function next() {
  const mine = new AbortController();
  asking = mine;
  const limit = setTimeout(() => mine.abort(), PATIENCE);
  try {
    await ask(mine.signal);
  } catch {
    if (mine === asking) {
      pause = Math.min(Math.max(pause, SOONEST) * 2, LATEST);
      say(`No answer from the local cloud; trying again in ${Math.round(pause / 1_000)} s.`);
    }
  }
  clearTimeout(limit);
  if (mine === asking) {
    plan(pause);
  }
}

/** What is being asked is given up, so that no answer comes twice or after the end. */
function plan(milliseconds) {
  clearTimeout(timer);
  asking?.abort();
  asking = undefined;
  if (!paused && !document.hidden) {
    timer = setTimeout(next, milliseconds);
  }
}

live.hidden = false;
live.addEventListener('click', () => {
  paused = !paused;
  live.textContent = paused ? 'Continue' : 'Pause';
  say(paused ? 'Paused' : 'Live');
  pause = SOONEST;
  plan(0);
});
document.addEventListener('visibilitychange', () => {
  pause = SOONEST;
  plan(0);
});
plan(SOONEST);
