// One-time codes with Express and Redis, the way the tutorials teach it: code and attempts in two keys, read, compare, write.
// A baseline for bench/run. What it gets wrong under simultaneous requests is part of what the bench shows.
import { randomInt } from 'node:crypto';
import express from 'express';
import Redis from 'ioredis';

const CODE_SECONDS = 300;
const COOLDOWN_SECONDS = 60;
const HOUR_SECONDS = 3600;
const SENDS_PER_HOUR = 5;
const MAX_ATTEMPTS = 3;

const redis = new Redis(process.env.REDIS_URL);
const app = express();
app.disable('x-powered-by');
app.use(express.json());

// Stands for the SMS provider: keeps the newest messages in memory.
const messages = [];
const sendSms = async (phone, code) => {
  messages.push({ phone, code });
  if (messages.length > 1_000_000) {
    messages.splice(0, 500_000);
  }
};

app.post('/v1/otp/send', async (req, res) => {
  const { phone } = req.body ?? {};
  if (!/^\+[1-9]\d{7,14}$/.test(phone ?? '')) {
    return res.status(400).json({ success: false, message: 'Invalid phone number' });
  }

  const allowed = await redis.set(`otp:cooldown:${phone}`, '1', 'EX', COOLDOWN_SECONDS, 'NX');
  if (!allowed) {
    return res.status(429).json({ success: false, message: 'Please wait before requesting another code' });
  }
  const sends = await redis.incr(`otp:sends:${phone}`);
  if (sends === 1) {
    await redis.expire(`otp:sends:${phone}`, HOUR_SECONDS);
  }
  if (sends > SENDS_PER_HOUR) {
    return res.status(429).json({ success: false, message: 'Too many codes requested, try again later' });
  }

  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  await redis.set(`otp:code:${phone}`, code, 'EX', CODE_SECONDS);
  await redis.del(`otp:attempts:${phone}`);
  await sendSms(phone, code);
  res.json({ success: true, phone, expires_in: CODE_SECONDS });
});

app.post('/v1/otp/verify', async (req, res) => {
  const { phone, code } = req.body ?? {};
  if (!phone || !code) {
    return res.status(400).json({ valid: false, message: 'Phone and code are required' });
  }

  const attempts = Number(await redis.get(`otp:attempts:${phone}`) ?? 0);
  if (attempts >= MAX_ATTEMPTS) {
    return res.status(429).json({ valid: false, message: 'Too many attempts' });
  }
  const stored = await redis.get(`otp:code:${phone}`);
  if (!stored) {
    return res.status(410).json({ valid: false, message: 'Code expired or not found' });
  }
  if (stored !== code) {
    await redis.incr(`otp:attempts:${phone}`);
    await redis.expire(`otp:attempts:${phone}`, CODE_SECONDS);
    return res.json({ valid: false, attempts_remaining: MAX_ATTEMPTS - attempts - 1 });
  }

  await redis.del(`otp:code:${phone}`, `otp:attempts:${phone}`);
  res.json({ valid: true, phone });
});

// For the load generator only: newest first.
app.get('/debug/codes', (req, res) => {
  const limit = Number(req.query.limit ?? 100);
  res.json(messages.slice(-limit).reverse());
});

app.get('/healthz/ready', async (req, res) => {
  await redis.ping();
  res.json({ status: 'ok' });
});

app.listen(Number(process.env.PORT), '127.0.0.1');
