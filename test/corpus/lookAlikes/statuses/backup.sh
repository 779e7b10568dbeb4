#!/bin/sh
# Nightly backup. Exit codes: 0 done, 1 usage, 2 no room, 3 lock taken, 4 remote host away, 10 partial, 100 bug.
set -u

fail() {
  echo "backup: error $1: $2" >&2
  exit "$1"
}

[ $# -ge 1 ] || fail 1 "usage: backup.sh TARGET"
target=$1
retries=4
limit=131072

free=$(df -k --output=avail "$target" | tail -n 1)
[ "$free" -gt 200000 ] || fail 2 "no room on $target"

exec 9> /var/lock/backup
flock -n 9 || fail 3 "another backup is running"

tries=0
until ping -c 1 -W 10 backup.example.net > /dev/null; do
  tries=$((tries + 1))
  [ "$tries" -lt "$retries" ] || fail 4 "host does not answer"
  sleep 33
done

rsync -a --bwlimit=$limit --timeout=190 --port=10873 /srv/ "$target"
code=$?
case $code in
  0) ;;
  10|11|12) fail 10 "connection broke, rsync error $code" ;;
  23|24) echo "some files were left out" ;;
  *) fail 100 "rsync returned $code" ;;
esac

if [ "$code" -eq 24 ]; then exit 10; fi
curl -sf -o /dev/null -w '%{http_code}\n' https://status.example.net/ping | grep -q 200
