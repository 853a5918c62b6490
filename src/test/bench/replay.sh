#!/usr/bin/env bash
# How many recorded decisions a second are decided again: records a made-up time of a call centre, 500,000 decisions a month
# in which what is said most is said over and over, and replays them under rules with another limit. Needs python3 and
# curl; some 3 GB of disk for 2,000,000 decisions, and five minutes.
# src/test/bench/replay.sh [months, 4]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
months=${1:-4}
port=$(( 20000 + RANDOM % 10000 ))
work=$(mktemp -d)
service=
trap 'kill $service 2>/dev/null || true; wait $service 2>/dev/null || true; rm -rf "$work"' EXIT

mvn -q package -DskipTests
export CRITERIO_DATA_DIR=$work/data
QUARKUS_HTTP_PORT=$port java -jar target/quarkus-app/quarkus-run.jar > "$work/log" 2>&1 &
service=$!
until curl -sf localhost:$((port + 1000))/q/health/ready > /dev/null; do kill -0 $service || { cat "$work/log"; exit 1; }; sleep 0.5; done

python3 - "$port" "$months" <<'PY'
import json, random, sys, time, urllib.request

PORT, MONTHS = int(sys.argv[1]), int(sys.argv[2])
DECISIONS, BATCH, DAYS = 500_000, 1_000, 20
random.seed(11)

def one_of(weights):
    return random.choices(list(weights), list(weights.values()))[0]

def facts():
    policy = {"status": one_of({"ACTIVE": 97, "CANCELLED": 3}), "plan": one_of({"PIF": 85, "PIF_BASICO": 15}),
              "charges": one_of({0: 5, 1: 30, 2: 20, 3: 10, 4: 8, 5: 6, 6: 5, 8: 4, 10: 4, 12: 8})}
    customer, cancellation = {"ref": "c-%d" % random.randrange(DECISIONS // 3)}, {}
    facts = {"customer": customer, "policy": policy, "cancellation": cancellation}
    used = one_of({None: 20, False: 65, True: 15})
    if used is not None:
        policy["assistanceUsed"] = used
    if used:
        cancellation["experience"] = one_of({"GOOD": 70, "BAD": 30})
    motive = one_of({"IMPOSICION": 50, "DESCONOCIMIENTO": 30, "MAL_SERVICIO": 15, None: 5})
    if motive:
        cancellation["motive"] = motive
    if random.random() < .3:
        cancellation["argument"] = random.choice(
            ["NO_SIRVE", "NO_ME_EXPLICARON", "NECESARIO_PARA_TARJETA", "SEIS_MESES"])
    if random.random() < .15:
        cancellation["reason"] = "SITUACION_ECONOMICA"
    if random.random() < .1:
        customer["type"] = random.choice(["EXIGENTE", "NEGATIVO"])
    if random.random() < .25:
        facts["offers"] = [{"tool": one_of({"BONIFICACION": 60, "DOWNSELL": 25, "MIGRACION": 15}),
                            "status": one_of({"REJECTED": 80, "OFFERED": 20})}]
    return facts

start = time.time()
for month in range(1, MONTHS + 1):
    for done in range(0, DECISIONS, BATCH):
        as_of = "2026-%02d-%02d" % (month, 1 + DAYS * done // DECISIONS)
        body = {"decisions": [{"type": "RETENTION", "asOf": as_of, "caseId": "C-%d" % random.randrange(DECISIONS // 2),
                               "facts": facts()} for _ in range(BATCH)]}
        urllib.request.urlopen(urllib.request.Request(
            "http://localhost:%d/decisions/batch" % PORT, json.dumps(body).encode(),
            {"Content-Type": "application/json"})).read()
print("%d decisions recorded in %.0f s" % (MONTHS * DECISIONS, time.time() - start))
PY

kill $service
wait $service 2>/dev/null || true
service=
cp -r rules "$work/candidate"
sed -i 's/^maxRebate: .*/maxRebate: 2/' "$work/candidate/retention/limits.yaml"
# 1 says that decisions change: they do.
java -jar target/quarkus-app/quarkus-run.jar replay --rules "$work/candidate" --json > "$work/summary" || [ $? = 1 ]
python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["counts"])' "$work/summary"
