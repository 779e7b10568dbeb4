#!/usr/bin/env bash
# Watches the WhatsApp webhook endpoint and the outbox.
set -euo pipefail

GRAPH=https://graph.facebook.com/v21.0
PHONE_NUMBER_ID=106540352242922
MAX_AGE=190
MAX_QUEUE=1000
TRIES=4

status=$(curl -s -o /tmp/answer -w '%{http_code}' -m 10 -H "Authorization: Bearer $TOKEN" "$GRAPH/$PHONE_NUMBER_ID?fields=quality_rating,throughput")
if [ "$status" -eq 200 ]; then
  echo "api 0"
elif [ "$status" -eq 401 ] || [ "$status" -eq 400 ]; then
  echo "api 2 (HTTP $status)"
  exit 2
else
  echo "api 1 (HTTP $status)"
  exit 1
fi

queue=$(redis-cli -p 6379 -n 4 llen outbox)
age=$(redis-cli -p 6379 -n 4 get outbox:age)
[ "$queue" -le "$MAX_QUEUE" ] || { echo "queue $queue of $MAX_QUEUE"; exit 10; }
[ "$age" -lt $MAX_AGE ] || { echo "oldest message waits $age s"; exit 33; }

for try in $(seq 1 $TRIES); do
  code=$(curl -s -o /dev/null -w '%{http_code}' -m 4 "http://localhost:8080/webhook?hub.mode=ping")
  case "$code" in
    200|204) exit 0 ;;
    000) sleep 10 ;;
    4*) echo "webhook refused: $code"; exit 4 ;;
    *) sleep $((try * 100)) ;;
  esac
done
exit 100
