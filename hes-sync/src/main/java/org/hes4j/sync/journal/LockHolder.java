package org.hes4j.sync.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds a journal's lock.
 *
 * @param pid its process
 * @param host the machine of that process
 * @param started when its run began, by that machine's clock
 * @param run the name of its run
 */
public record LockHolder(long pid, String host, Instant started, String run) {
  private static final String MAGIC = "hes-lock 1";

  static LockHolder here(RunId run, Instant started) {
    return new LockHolder(ProcessHandle.current().pid(), hostName(), started, run.toString());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** Whether its run has its number yet, which it gets once it has the lock. */
  boolean hasName() {
    return RunId.parse(run).filter(id -> id.number() > 0).isPresent();
  }

  String text() {
    return String.join(
        "\n", MAGIC, "pid " + pid, "host " + host, "started " + started, "run " + run, "");
  }

  /** The content of a lock that nobody holds. */
  static String free(RunId last) {
    return String.join("\n", MAGIC, "run " + last, "");
  }

  /** The run that a lock's content names, whether it holds the lock or did before. */
  static Optional<RunId> run(String text) {
    return isWhole(text) ? RunId.parse(value(fields(text), "run")) : Optional.empty();
  }

  private static boolean isWhole(String text) {
    return text.startsWith(MAGIC + "\n") && text.endsWith("\n");
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    text.lines().forEach(line -> put(fields, line));
    return fields;
  }

  /** Reads a lock's content; nothing when nobody holds it, or it is cut off. */
  static Optional<LockHolder> parse(String text) {
    Map<String, String> fields = fields(text);
    if (!isWhole(text) || !fields.keySet().containsAll(Set.of("pid", "host", "started", "run"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LockHolder(
              Long.parseLong(value(fields, "pid")),
              value(fields, "host"),
              Instant.parse(value(fields, "started")),
              value(fields, "run")));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void put(Map<String, String> fields, String line) {
    int blank = line.indexOf(' ');
    if (blank > 0) {
      fields.put(line.substring(0, blank), line.substring(blank + 1));
    }
  }

  private static String value(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }
}
