// Keeps an open page up to date: polls once a second, less often while nothing is new or polls fail, and not at all while the
// page is hidden or paused.

/** Everything this script writes on the page. */
const TEXTS = {
  live: 'Live',
  paused: 'Paused',
  pause: 'Pause',
  resume: 'Resume',
  offline: (seconds) => `No response from the local cloud. Trying again in ${seconds} s.`,
};

const SOONEST = 1_000;
const CALM = 5_000;
const LATEST = 30_000;
const PATIENCE = 10_000;

const news = document.getElementById('news');
const live = document.getElementById('live');

let poll;
let pause = SOONEST;
let paused = false;
let timer;
let current;

function announce(text) {
  if (news.textContent !== text) {
    news.textContent = text;
  }
}

/** Announces that the page is live, and what is new. */
export function announceLive(text = '') {
  if (text !== '') {
    announce(`${TEXTS.live}: ${text}`);
  } else if (!news.textContent.startsWith(TEXTS.live)) {
    announce(TEXTS.live);
  }
}

/** The response to a poll, if it is a success. */
export async function get(address, signal) {
  const response = await fetch(address, { cache: 'no-store', signal });
  if (!response.ok) {
    throw new Error(`The console responded with ${response.status}.`);
  }
  return response;
}

async function next() {
  const mine = new AbortController();
  current = mine;
  const limit = setTimeout(() => mine.abort(), PATIENCE);
  try {
    pause = (await poll(mine.signal)) ? SOONEST : Math.min(pause * 1.25, CALM);
    announceLive();
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

/** Begins to poll with a function that takes an abort signal and answers whether anything was new. */
export function follow(asked) {
  poll = asked;
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
}
