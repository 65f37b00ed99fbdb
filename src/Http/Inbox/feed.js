// Asks the sandbox for its newest messages once a second while the page is visible.

const limit = 200;
const pollEvery = 1000;
const patience = 5000;

class Refusal extends Error {
  constructor(status) {
    super(status === 404
      ? "This server has no sandbox: start it with OtpActors__Sandbox=true."
      : `The server answered ${status}.`);
  }
}

// `lookingAt()` names the phones whose messages are wanted however old; `received(messages)` is called when the
// answer is new, `lost(reason)` and `live()` after each failed and each good answer.
export function follow({ lookingAt, received, live, lost }) {
  let timer = 0, polling = false, lastAnswer = null;

  async function poll() {
    clearTimeout(timer);
    if (document.hidden || polling) return;
    polling = true;
    try {
      const answers = await ask(lookingAt());
      const answer = answers.join("\n");
      if (answer !== lastAnswer) received(merge(answers));
      lastAnswer = answer;
      live();
    } catch (problem) {
      lost(reasonOf(problem));
    } finally {
      polling = false;
      timer = setTimeout(poll, pollEvery);
    }
  }

  document.addEventListener("visibilitychange", poll);
  poll();
}

async function ask(phones) {
  const newest = await get(`/sandbox/messages?limit=${limit}`);
  // Only a full answer can hide older messages of a phone: then that phone is asked for alone.
  if (parse(newest).length < limit) return [newest];
  const alone = phones.map(phone => get(`/sandbox/messages?phone=${encodeURIComponent(phone)}&limit=${limit}`));
  return [newest, ...await Promise.all(alone)];
}

async function get(path) {
  const answer = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Refusal(answer.status);
  return answer.text();
}

const parse = answer => JSON.parse(answer).slice(0, limit);

function merge([newest, ...alone]) {
  const complete = alone.flatMap(parse);
  const phones = new Set(complete.map(message => message.phone));
  return [...complete, ...parse(newest).filter(message => !phones.has(message.phone))];
}

function reasonOf(problem) {
  if (problem instanceof Refusal) return problem.message;
  if (problem instanceof SyntaxError) return "The server's answer could not be read.";
  return "Connection lost: the server does not answer.";
}
