#!/bin/sh
# Watches the log of the WhatsApp worker.
LOG=/var/log/notify/whatsapp.log
tail -n 100 -F "$LOG" | grep --line-buffered -E '"code": ?(⟦131042⟧|⟦131031⟧|⟦368⟧)' | while read -r line; do
  printf '%s\n' "$line" | cut -c 1-190 | mail -s 'WhatsApp account' ops@example.org
  sleep 10
done &

grep -cE 'error (⟦131026⟧|⟦131047⟧|⟦131049⟧)' "$LOG"
grep -c 'errorCode=⟦190⟧' "$LOG"
grep -oP 'ms=\K(100|190|200|368)' "$LOG" | sort | uniq -c | head -n 4
awk '$9 == 200 || $9 == 400 { n[$9]++ } END { for (s in n) print s, n[s] }' /var/log/nginx/access.log
sed -n '33,100p' "$LOG" | wc -l
find /var/log/notify -size +100k -mtime +10 -name '*.4.gz' -delete
