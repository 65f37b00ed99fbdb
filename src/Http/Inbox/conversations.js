// What was received, by phone. Knows nothing of the page.

const channelNames = { whatsapp: "WhatsApp", sms: "SMS" };

export const channelName = message => channelNames[message.channel] ?? message.channel;

// Messages in any order -> Map of phone -> its messages, oldest first; the phone heard from last comes first.
export function byPhone(messages) {
  const conversations = new Map();
  for (const message of messages.toSorted((a, b) => (a.at < b.at) - (a.at > b.at))) {
    if (!conversations.has(message.phone)) conversations.set(message.phone, []);
    conversations.get(message.phone).unshift(message);
  }
  for (const conversation of conversations.values()) addKeys(conversation);
  return conversations;
}

// The same code sent again within a second gives equal messages: a running number tells them apart.
function addKeys(conversation) {
  const times = new Map();
  for (const message of conversation) {
    const name = [message.otp_id, message.channel, message.at, message.text].join("\n");
    times.set(name, (times.get(name) ?? 0) + 1);
    message.key = `${name}\n${times.get(name)}`;
  }
}

const bare = typed => typed.replace(/[\s().-]/g, "");

// The number if it was typed in full, else null.
export const wholeNumber = typed => /^\+[1-9]\d{7,14}$/.test(bare(typed)) ? bare(typed) : null;

// "+9991" means the beginning of a number, "1234" any part of it.
export function matches(phone, typed) {
  const wanted = bare(typed);
  return wanted.startsWith("+") ? phone.startsWith(wanted) : phone.slice(1).includes(wanted);
}
