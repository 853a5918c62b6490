#!/usr/bin/env bash
# Lets a fuzzer look for inputs that break a reader: each target for some time, in a process of its own with 256 MB of heap.
# What it finds is in src/test/resources (an input that crashed) and ends the run; found inputs that reach new code are kept
# in .cifuzz-corpus for the next run.
# src/test/bench/fuzz.sh [seconds in all, 3600]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
targets=(
  scenario.TablesFuzz#suite scenario.TablesFuzz#csv scenario.TablesFuzz#workbook scenario.TablesFuzz#sheet
  rules.RulesFuzz#drl rules.RulesFuzz#release json.JsonFuzz#document
  assignment.team.StreamsFuzz#lines assignment.team.StreamsFuzz#table)
seconds=$(( ${1:-3600} / ${#targets[@]} ))
mvn -q test-compile
mvn -q dependency:build-classpath -Dmdep.outputFile=target/fuzz.classpath -Dmdep.includeScope=test
failed=0
for target in "${targets[@]}"; do
  log=target/fuzz-${target//[.#]/-}.log
  echo "$target: $seconds s"
  JAZZER_FUZZ=1 java -Xmx256m -cp "target/test-classes:target/classes:$(cat target/fuzz.classpath)" \
    -Djazzer.max_duration="${seconds}s" -Djazzer.instrumentation_includes='io.criterio.**:org.yaml.snakeyaml.**:org.dhatim.fastexcel.**:com.fasterxml.aalto.**:com.fasterxml.jackson.dataformat.csv.**' \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    io.criterio.fuzz.Fuzzing "io.criterio.$target" > "$log" 2>&1 || { failed=1; echo "  FAILED, see $log"; }
  grep -aE '^#[0-9]+' "$log" | tail -n 1 | sed 's/^/  /' || true
done
exit $failed
