// Puts conversations on the page. Whatever came from a message is set as text, never parsed as HTML.

import { channelName } from "./conversations.js";

const byId = id => document.getElementById(id);
const phones = byId("phones"), list = byId("messages"), scroll = byId("scroll"), newest = byId("newest");
const format = options => new Intl.DateTimeFormat(undefined, options);
const clock = format({ hour: "2-digit", minute: "2-digit" });
const clockWithSeconds = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const wholeDay = format({ weekday: "long", day: "numeric", month: "long" });
const shortDay = format({ day: "numeric", month: "short" });
const dayOf = at => new Date(at).toDateString();
const counted = messages => messages.length === 1 ? "1 message" : `${messages.length} messages`;

let shown = null; // the phone whose messages are in the list
let atEnd = true;

export const phoneButton = phone => [...phones.children].find(item => item.dataset.key === phone)?.firstElementChild;

export function showEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  atEnd = true;
  newest.hidden = true;
}

scroll.addEventListener("scroll", () => {
  atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  if (atEnd) newest.hidden = true;
}, { passive: true });
// A banner, a turned phone or its keyboard changes the height: the end stays in view.
new ResizeObserver(() => atEnd && showEnd()).observe(scroll);

// `matching` is a list of [phone, messages], `chosen` the phone being read or null.
export function showPhones(matching, chosen) {
  const items = matching.map(([phone, messages]) => ({ key: phone, phone, messages }));
  reconcile(phones, items, () => "phone-template", (item, { phone, messages }) => fillPhone(item, phone, messages, chosen));
  byId("unmatched").hidden = items.length > 0;
}

export function showChat(phone, messages) {
  const switched = shown !== phone;
  if (switched) list.replaceChildren();
  shown = phone;
  if (!phone) return;

  const stay = switched || atEnd ? showEnd : holdPlace();
  const lastKey = list.lastElementChild?.dataset.key;
  byId("chat-phone").textContent = phone;
  byId("chat-count").textContent = counted(messages);
  fillBadge(byId("chat-badge"), phone);
  list.classList.toggle("arriving", !switched); // only what comes while one looks slides in
  const days = Map.groupBy(messages, message => dayOf(message.at));
  const items = [...days].flatMap(([day, ofDay]) => [{ key: day, day: ofDay[0].at }, ...ofDay]);
  reconcile(list, items, item => item.day ? "day-template" : "message-template", fillMessage);
  if (list.lastElementChild.dataset.key !== lastKey) newest.hidden = false;
  stay();
}

// Older messages may leave at the top: what the reader looks at stays where it is.
function holdPlace() {
  const anchor = [...list.children].find(item => item.offsetTop + item.offsetHeight > scroll.scrollTop);
  const distance = anchor.offsetTop - scroll.scrollTop;
  return () => {
    if (anchor.isConnected) scroll.scrollTop = anchor.offsetTop - distance;
  };
}

// Makes the children of `parent` those of `items`; an element stays (with its focus and its "Copied") with its key.
function reconcile(parent, items, templateOf, fill) {
  const kept = new Map([...parent.children].map(element => [element.dataset.key, element]));
  const wanted = new Set(items.map(item => item.key));
  for (const [key, element] of kept) if (!wanted.has(key)) element.remove();
  let next = parent.firstElementChild;
  for (const item of items) {
    const element = kept.get(item.key) ?? byId(templateOf(item)).content.firstElementChild.cloneNode(true);
    fill(element, item);
    element.dataset.key = item.key;
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
}

function fillPhone(item, phone, messages, chosen) {
  const last = messages.at(-1);
  const set = (name, text) => item.querySelector(name).textContent = text;
  fillBadge(item.querySelector(".badge"), phone);
  set(".number", phone);
  fillChannel(item, last);
  set(".preview-text", last.text);
  set(".count-number", messages.length);
  set(".count .unseen", messages.length === 1 ? " message" : " messages");
  fillTime(item, last.at, dayOf(last.at) === new Date().toDateString() ? clock : shortDay);
  item.firstElementChild.ariaCurrent = phone === chosen ? "true" : null;
}

function fillMessage(item, message) {
  if (item.dataset.key) return; // a message never changes
  if (message.day) return fillTime(item, message.day, wholeDay);
  const set = (name, text) => item.querySelector(name).textContent = text;
  fillChannel(item, message);
  set(".text", message.text);
  set(".code", message.code);
  set(".copy .unseen", message.code);
  fillTime(item, message.at, clockWithSeconds);
}

function fillChannel(item, message) {
  item.dataset.channel = message.channel;
  item.querySelector("use").setAttribute("href", message.channel === "whatsapp" ? "#icon-whatsapp" : "#icon-sms");
  item.querySelector(".channel").textContent = channelName(message);
}

function fillTime(item, at, shape) {
  const time = item.querySelector("time");
  time.dateTime = at;
  time.title = at;
  time.textContent = shape.format(new Date(at));
}

function fillBadge(badge, phone) {
  badge.textContent = phone.slice(-2);
  badge.dataset.tone = Number(phone.slice(-2)) % 6;
}
