#!/usr/bin/env bash
# How fast a dry run and a recorded decision are over HTTP, beside an endpoint that returns a static answer of the same
# size and one that inserts it synchronously, in the same process and the same run; then how long a recorded decision
# takes at half the rate. Needs wrk and h2load. About three minutes.
# src/test/bench/http-load.sh [seconds, 10] [connections, 32]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
seconds=${1:-10}
connections=${2:-32}
port=$(( 20000 + RANDOM % 10000 ))
work=$(mktemp -d)
trap 'kill "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true; rm -rf "$work"' EXIT

mvn -q package -DskipTests -Dcriterio.benchmark=true
CRITERIO_DATA_DIR=$work/data QUARKUS_HTTP_PORT=$port java -jar target/quarkus-app/quarkus-run.jar > "$work/log" 2>&1 &
service=$!
until curl -sf localhost:$((port + 1000))/q/health/ready > /dev/null; do kill -0 $service || { cat "$work/log"; exit 1; }; sleep 0.5; done

facts='"type":"RETENTION","asOf":"2026-11-20","facts":{"policy":{"status":"ACTIVE","plan":"PIF","charges":2,"assistanceUsed":false},"cancellation":{"motive":"IMPOSICION","argument":"SEIS_MESES"}}'
size=$(curl -s localhost:$port/decisions -H 'Content-Type: application/json' -d "{\"dryRun\":true,$facts}" | wc -c)
script() {
  printf 'wrk.method="POST"\nwrk.headers["Content-Type"]="application/json"\nwrk.body=[[%s]]\n' "$1" > "$work/call.lua"
}
rate() { # path, body
  script "$2"
  wrk -t1 -c"$connections" -d"${seconds}s" -s "$work/call.lua" "http://localhost:$port$1" > "$work/out"
  ! grep -q 'Non-2xx' "$work/out" || { cat "$work/out" >&2; exit 1; }
  awk '/Requests\/sec/ {print $2}' "$work/out"
}
# Once to warm up, once for the record.
for round in warm-up measured; do
  static=$(rate "/benchmark/static?size=$size" "{\"dryRun\":true,$facts}")
  dry=$(rate /decisions "{\"dryRun\":true,$facts}")
  durable=$(rate /decisions "{$facts}")
  synchronous=$(rate "/benchmark/synchronous?size=$size" "{$facts}")
  awk -v r="$round" -v s="$static" -v d="$dry" -v w="$durable" -v y="$synchronous" -v n="$size" 'BEGIN {
    printf "%s: answers of %d bytes; static %d/s, dry run %d/s (%.2f of static), recorded %d/s (%.2f), synchronous insert %d/s (%.2f)\n", \
      r, n, s, d, d / s, w, w / s, y, y / s }'
done

# Latency at half of that rate, from a client that keeps its pace.
rps=$(awk -v w="$durable" 'BEGIN {printf "%d", w / 2 / 16}')
printf '{%s}' "$facts" > "$work/body"
h2load --h1 -t1 -c16 --rps="$rps" -D "$((seconds * 2))" --warm-up-time=3 --log-file="$work/calls" -d "$work/body" \
  -H 'content-type: application/json' http://localhost:$port/decisions > "$work/out"
awk '$2 != 201 {bad++} {print $3 > "'"$work/times"'"} END {if (bad) print bad " of " NR " not recorded"}' "$work/calls"
sort -n "$work/times" | awk -v rps="$((rps * 16))" '{t[NR] = $1} END {
  printf "recorded decisions at %d/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms of %d\n", \
    rps, t[int(NR * 0.5)] / 1e3, t[int(NR * 0.99)] / 1e3, t[int(NR * 0.999)] / 1e3, t[NR] / 1e3, NR }'
