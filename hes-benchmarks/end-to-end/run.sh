#!/usr/bin/env bash
# Compares imhs-cmd with what it replaces, on real servers. --help tells the options.
# Build first: mvn -DskipTests package
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH="$PATH:/usr/sbin"
classpath=hes-benchmarks/target/benchmarks.classpath
[ -f "$classpath" ] || { echo "no $classpath; build it with mvn -DskipTests package" >&2; exit 2; }
exec java -cp "hes-benchmarks/target/classes:$(cat "$classpath")" org.hes4j.benchmarks.endtoend.EndToEnd "$@"
