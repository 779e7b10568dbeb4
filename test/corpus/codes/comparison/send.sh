#!/usr/bin/env bash
# Sends the daily report over WhatsApp.
set -euo pipefail

PHONE_NUMBER_ID=106540352242922
ATTEMPTS=4
PORT=8033

for attempt in 1 2 3 4; do
  answer=$(curl -sS --max-time 10 -X POST "https://graph.facebook.com/v20.0/${PHONE_NUMBER_ID}/messages" \
    -H "Authorization: Bearer ${TOKEN}" -H 'Content-Type: application/json' -d @report.json)
  code=$(jq -r '.error.code // empty' <<<"$answer")
  if [ -z "$code" ]; then
    exit 0
  elif [ "$code" = "⟦131047⟧" ]; then
    exec ./send-template.sh report_4
  elif [[ $code == ⟦190⟧ || $code == ⟦0⟧ ]]; then
    echo "token expired" >&2
    exit 10
  elif [ "$code" -eq ⟦4⟧ ] || [ "$code" -eq ⟦130429⟧ ]; then
    sleep $((4 ** attempt))
  else
    case "$code" in
      ⟦131026⟧ | ⟦131051⟧) exit 33 ;;
      *) exit 1 ;;
    esac
  fi
done

if [ "$(stat -c %s report.json)" -gt 100 ] && [ "$#" -eq 4 ]; then
  nc -z localhost "$PORT" || exit 2
fi
