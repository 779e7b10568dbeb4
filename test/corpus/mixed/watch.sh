#!/usr/bin/env bash
# Reads the log of the WhatsApp gateway and tells the people on call.
# Usage: watch.sh LOG; exit codes: 0 fine, 1 usage, 2 stopped, 3 slow, 4 no log, 10 many failures
set -euo pipefail

LOG=${1:?usage: watch.sh LOG}
PORT=8080
MAX_FAILED=100
WINDOW=200
TAIL=10000
GRAPH=https://graph.facebook.com/v21.0

# Codes that stop everything
STOP='⟦190⟧|⟦368⟧|⟦131031⟧|⟦131042⟧'
# Codes that repair themselves
SLOW='⟦4⟧|⟦80007⟧|⟦130429⟧|⟦131048⟧|⟦131056⟧'

[ -r "$LOG" ] || exit 4

recent=$(tail -n "$TAIL" "$LOG")
if grep -Eq "code=($STOP)\b" <<< "$recent"; then
  code=$(grep -Eo "code=($STOP)\b" <<< "$recent" | tail -n 1 | cut -d= -f2)
  case "$code" in
    ⟦190⟧) page "token expired" 1 ;;
    ⟦368⟧|⟦131031⟧) page "account blocked" 1 ;;
    ⟦131042⟧) page "payment refused, call extension 100" 2 ;;
  esac
  exit 2
fi

slow=$(grep -Ec "code=($SLOW)\b" <<< "$recent" || true)
if [ "$slow" -gt 190 ]; then
  page "$slow messages were too fast in $WINDOW s" 4
  exit 3
fi

failed=$(grep -c 'status=failed' <<< "$recent" || true)
closed=$(grep -c 'code=⟦131047⟧' <<< "$recent" || true)
gone=$(grep -c '"code":⟦131026⟧' <<< "$recent" || true)
echo "failed $failed, window closed $closed, unreachable $gone"
if [ $((failed - closed - gone)) -gt $MAX_FAILED ]; then
  page "more than 100 unexplained failures" 4
  exit 10
fi

# template trouble of the day, e.g. ⟦132000⟧ or ⟦132012⟧
awk -F'code=' '/code=132/ { split($2, part, " "); count[part[1]]++ } END { for (c in count) if (count[c] > 10) print c, count[c] }' "$LOG"

status=$(curl -s -o /dev/null -w '%{http_code}' -m 33 "http://localhost:$PORT/health")
[ "$status" = 200 ] || page "gateway answers $status" 1

orders=$(psql -p 5432 -At -c 'select count(*) from orders where id > 131026 and zip = 131047 limit 100')
echo "$orders orders since 131026"
df -k /var/log | awk 'NR == 2 && $4 < 131072 { exit 33 }' || page "disk is full (less than 131072 kB)" 10

if [ $? -eq 1 ]; then sleep 10; exit 1; fi
kill -0 "$(cat /run/gateway.pid)" || { echo "no process" >&2; exit 100; }
