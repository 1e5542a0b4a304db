// Brings new requests to the page that is open: asks once a second, less often while nothing happens or nobody answers,
// and not at all while nobody looks.
const log = document.getElementById('log');
const news = document.getElementById('news');
const live = document.getElementById('live');
const silence = document.getElementById('silence');

const SOONEST = 1_000;
const CALM = 5_000;
const LATEST = 30_000;

let last = log.dataset.last;
let pause = SOONEST;
let paused = false;
let timer;

function say(sentence) {
  if (news.textContent !== sentence) {
    news.textContent = sentence;
  }
}

/** Newer lines come first; the oldest go once there are more than the page holds. */
function show(html) {
  log.insertAdjacentHTML('afterbegin', html);
  while (log.childElementCount > Number(log.dataset.lines)) {
    log.lastElementChild.remove();
  }
  silence.hidden = log.childElementCount > 0;
}

async function ask() {
  const address = new URL('/_local/console/requests', location.origin);
  address.searchParams.set('after', last);
  if (log.dataset.show) {
    address.searchParams.set('show', log.dataset.show);
  }
  const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
  if (answer.status === 410) {
    location.reload();
    return;
  }
  if (answer.status === 204) {
    pause = Math.min(pause * 1.25, CALM);
  } else if (answer.ok) {
    show(await answer.text());
    last = answer.headers.get('X-Last-Request');
    pause = SOONEST;
  } else {
    throw new Error(`The console answered ${answer.status}.`);
  }
  say('Live');
}

async function next() {
  try {
    await ask();
  } catch {
    pause = Math.min(Math.max(pause, SOONEST) * 2, LATEST);
    say(`No answer from the local cloud; trying again in ${Math.round(pause / 1_000)} s.`);
  }
  plan(pause);
}

function plan(milliseconds) {
  clearTimeout(timer);
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
document.addEventListener('visibilitychange', () => plan(0));
plan(SOONEST);
