#!/usr/bin/env bash
# What it costs to ask for keys: the packaged service in the modes local and keys, side by side in one run, in turns.
# Needs wrk, curl and a package. About four minutes. src/test/bench/access-load.sh [seconds a turn, 6] [turns, 6]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
seconds=${1:-6}
turns=${2:-6}
jar=target/quarkus-app/quarkus-run.jar
work=$(mktemp -d)
trap 'kill ${services:-} 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

services=
declare -A port=([local]=18082 [keys]=18084)
for mode in local keys; do
  # Limits are counted, as they are in production, and never reached.
  CRITERIO_ACCESS=$mode CRITERIO_DATA_DIR=$work/$mode QUARKUS_HTTP_PORT=${port[$mode]} \
    CRITERIO_ACCESS_LIMITS_REQUESTS=1000000000 java -jar $jar > "$work/$mode.log" 2>&1 &
  services="$services $!"
done
for mode in local keys; do
  until curl -sf localhost:$((port[$mode] + 1000))/q/health/ready > /dev/null; do sleep 0.5; done
done
key=$(CRITERIO_DATA_DIR=$work/keys java -jar $jar keys create --owner bench --role decide 2> /dev/null)

facts='"type":"RETENTION","asOf":"2026-11-20","facts":{"policy":{"status":"ACTIVE","plan":"PIF","charges":2,"assistanceUsed":false},"cancellation":{"motive":"IMPOSICION","argument":"SEIS_MESES"}}'
rate() { # mode, body, seconds
  printf 'wrk.method="POST"\nwrk.headers["Content-Type"]="application/json"\nwrk.headers["X-API-Key"]="%s"\nwrk.body=[[%s]]\n' "$key" "$2" > "$work/call.lua"
  wrk -t1 -c32 -d"${3}s" -s "$work/call.lua" "http://localhost:${port[$1]}/decisions" > "$work/out"
  ! grep -q 'Non-2xx' "$work/out" || { cat "$work/out" >&2; exit 1; }
  awk '/Requests\/sec/ {print $2}' "$work/out"
}
for kind in dry-run recorded; do
  case $kind in dry-run) body="{\"dryRun\":true,$facts}" ;; *) body="{$facts}" ;; esac
  # Two processes side by side take their time to be compiled.
  for mode in local keys; do rate $mode "$body" $((seconds * 4)) > /dev/null; done
  : > "$work/rates"
  for (( turn = 0; turn < turns; turn++ )); do
    # Not always the same one first.
    order=$([ $((turn % 2)) = 0 ] && echo "local keys" || echo "keys local")
    for mode in $order; do echo "$mode $(rate $mode "$body" "$seconds")" >> "$work/rates"; done
  done
  awk -v kind=$kind '
    {n[$1]++; v[$1, n[$1]] = $2}
    function median(m,   i, j, t, c) { c = n[m]
      for (i = 1; i <= c; i++) a[i] = v[m, i]
      for (i = 1; i <= c; i++) for (j = i + 1; j <= c; j++) if (a[j] < a[i]) { t = a[i]; a[i] = a[j]; a[j] = t }
      return c % 2 ? a[(c + 1) / 2] : (a[c / 2] + a[c / 2 + 1]) / 2 }
    END { l = median("local"); k = median("keys"); printf "%s: local %d/s, keys %d/s, keys cost %.1f %% (medians of %d turns)\n", kind, l, k, (1 - k / l) * 100, n["keys"] }' "$work/rates"
done
