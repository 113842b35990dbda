#!/usr/bin/env bash
# Runs the JMH benchmarks whose names match, with JMH's own options. All of them without arguments.
# Build first: mvn -DskipTests package
set -euo pipefail
cd "$(dirname "$0")/.."
classpath=hes-benchmarks/target/benchmarks.classpath
[ -f "$classpath" ] || { echo "no $classpath; build it with mvn -DskipTests package" >&2; exit 2; }
exec java -cp "hes-benchmarks/target/classes:$(cat "$classpath")" org.openjdk.jmh.Main "$@"
