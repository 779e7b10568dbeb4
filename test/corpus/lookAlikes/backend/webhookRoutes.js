const express = require('express');
const { verifySignature } = require('./signature');
const { enqueue } = require('./queue');

const router = express.Router();
const MAX_BATCH = 80;
const BODY_LIMIT = 131072;

router.get('/webhook', (req, res) => {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = req.query;
  if (mode === 'subscribe' && token === process.env.VERIFY_TOKEN) {
    return res.status(200).send(challenge);
  }
  return res.sendStatus(403);
});

router.post('/webhook', express.json({ limit: BODY_LIMIT, verify: verifySignature }), async (req, res) => {
  if (req.body.object !== 'whatsapp_business_account') {
    return res.status(404).json({ code: 4, message: 'not for us' });
  }
  const changes = req.body.entry.flatMap((entry) => entry.changes);
  for (let i = 0; i < changes.length; i += MAX_BATCH) {
    await enqueue(changes.slice(i, i + MAX_BATCH), { attempts: 4, backoff: { type: 'exponential', delay: 1000 } });
  }
  res.status(200).json({ code: 0, received: changes.length });
});

router.get('/conversations', async (req, res) => {
  const limit = Math.min(Number(req.query.limit ?? 100), 200);
  const page = await req.store.conversations({ limit, after: req.query.after });
  if (page.length === 0) return res.status(204).end();
  res.set('Cache-Control', 'max-age=10').status(200).json({ data: page, paging: { limit, total: page.total } });
});

router.use((error, req, res, next) => {
  if (error.type === 'entity.too.large') return res.status(413).json({ code: 100, message: 'body too large' });
  if (error.status === 400) return res.status(400).json({ code: 10, message: error.message });
  res.status(500).json({ code: 1, message: 'internal error' });
});

module.exports = router;
