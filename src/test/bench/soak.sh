#!/usr/bin/env bash
# Ten minutes of recorded decisions, each with an Idempotency-Key of its own: do memory, threads, files and connections
# stay what they were? Prints a line every so often, and at the end what grew. Needs wrk and curl.
# src/test/bench/soak.sh [seconds, 600] [connections, 16]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
seconds=${1:-600}
connections=${2:-16}
port=$(( 20000 + RANDOM % 10000 ))
work=$(mktemp -d)
trap 'kill "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true; rm -rf "$work"' EXIT

mvn -q package -DskipTests
CRITERIO_DATA_DIR=$work/data QUARKUS_HTTP_PORT=$port java -Xmx512m -jar target/quarkus-app/quarkus-run.jar > "$work/log" 2>&1 &
service=$!
until curl -sf localhost:$((port + 1000))/q/health/ready > /dev/null; do kill -0 $service || { cat "$work/log"; exit 1; }; sleep 0.5; done

cat > "$work/calls.lua" <<'LUA'
local motives = {"MAL_SERVICIO", "DESCONOCIMIENTO", "IMPOSICION"}
local thread_count = 0
function setup(thread) thread:set("thread_number", thread_count); thread_count = thread_count + 1 end
function init(args) math.randomseed(os.time() + thread_number); n = 0; run = math.random(1e9) end
function request()
  n = n + 1
  local id = string.format("soak-%d-%d-%d", run, thread_number, n)
  -- Every tenth is a retry of the one before: a key that is known already.
  if n % 10 == 0 then id = string.format("soak-%d-%d-%d", run, thread_number, n - 1) end
  local m = n - (n % 10 == 0 and 1 or 0)
  local body = string.format('{"type":"RETENTION","caseId":"%s","asOf":"2026-11-20","facts":{"customer":{"ref":"c-%d"},"policy":{"status":"ACTIVE","plan":"PIF","charges":%d,"assistanceUsed":%s},"cancellation":{"motive":"%s"}}}',
    id, m % 1000, m % 6, m % 2 == 0 and "true" or "false", motives[m % 3 + 1])
  return wrk.format("POST", "/decisions", {["Content-Type"] = "application/json", ["Idempotency-Key"] = id}, body)
end
function done(result, latency, requests)
  io.write(string.format("requests %d in %.0f s, %.0f a second; latency ms: p50 %.1f p99 %.1f p99.9 %.1f max %.1f; errors: connect %d read %d write %d status %d timeout %d\n",
    result.requests, result.duration / 1e6, result.requests / (result.duration / 1e6),
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3, latency.max / 1e3,
    result.errors.connect, result.errors.read, result.errors.write, result.errors.status, result.errors.timeout))
end
LUA

metric() { # name, label pattern: the sum of its lines
  awk -v name="$1" -v label="${2:-}" '$0 !~ /^#/ && index($1, name) == 1 && $0 ~ label {sum += $NF} END {printf "%.0f", sum}' "$work/metrics"
}
postgres() { head -1 "$work/data/cluster/postmaster.pid"; }
sample() { # what a moment looks like: resident MB, heap in use after the last collection MB, threads, files, backends
  curl -s localhost:$((port + 1000))/q/metrics > "$work/metrics"
  local rss threads files backends heap
  rss=$(awk '/VmRSS/ {printf "%.0f", $2 / 1024}' /proc/$service/status)
  threads=$(awk '/Threads/ {print $2}' /proc/$service/status)
  files=$(ls /proc/$service/fd | wc -l)
  backends=$(ps --ppid "$(postgres)" -o args= | grep -c '127.0.0.1' || true)
  heap=$(( $(metric jvm_gc_live_data_size_bytes) / 1048576 ))
  echo "$rss $(( $(metric jvm_memory_used_bytes 'area="heap"') / 1048576 )) $heap $(( $(metric jvm_memory_used_bytes 'area="nonheap"') / 1048576 )) $threads $files $backends"
}

warm_up=$(( seconds / 10 > 60 ? 60 : seconds / 10 + 5 ))
wrk -t1 -c"$connections" -d"${warm_up}s" -s "$work/calls.lua" http://localhost:$port > /dev/null
wrk -t1 -c"$connections" -d"${seconds}s" --latency -s "$work/calls.lua" http://localhost:$port > "$work/out" &
load=$!
printf '%8s %8s %8s %10s %8s %8s %8s %8s\n' second 'rss MB' 'heap MB' 'live MB' 'other MB' threads files backends
every=$(( seconds >= 120 ? seconds / 20 : 6 ))
: > "$work/samples"
for (( second = 0; second < seconds; second += every )); do
  sleep $every
  kill -0 $load 2>/dev/null || break
  read -r rss heap live other threads files backends <<< "$(sample)"
  echo "$rss $heap $live $other $threads $files $backends" >> "$work/samples"
  printf '%8d %8d %8d %10d %8d %8d %8d %8d\n' $(( second + every )) "$rss" "$heap" "$live" "$other" "$threads" "$files" "$backends"
done
wait $load
grep '^requests' "$work/out"
# The first third against the last one: what goes up and down evens out, what only goes up does not.
awk -v n="$(wc -l < "$work/samples")" '
  { for (c = 1; c <= 7; c++) { if (NR <= n / 3) first[c] += $c; if (NR > n - int(n / 3)) last[c] += $c } }
  END {
    third = int(n / 3); if (third < 1) exit
    split("rss_MB heap_MB live_MB other_MB threads files backends", name, " ")
    for (c = 1; c <= 7; c++) printf "%s %.0f -> %.0f (%+.1f %%)%s", name[c], first[c] / third, last[c] / third, first[c] ? (last[c] / first[c] - 1) * 100 : 0, c < 7 ? "; " : "\n"
  }' "$work/samples"
grep -cE ' (ERROR|WARN) ' "$work/log" | sed 's/^/warnings and errors in the log: /' || true
