package org.hes4j.examples.command;

/** What cannot be said together with {@code watch}. */
final class WatchChecks {
  private WatchChecks() {}

  static void check(Options options) {
    if (options.type != Options.SourceType.ldap) {
      throw new UsageException("-a watch is for -t ldap: nobody else tells what changes");
    }
    if (options.allowRemovals != null) {
      throw new UsageException(
          "--allow-removals is for one run, and watch makes many; let the removals through with"
              + " one replace-users beside it");
    }
    if (options.output == Options.OutputType.json) {
      throw new UsageException("--output json is one answer, and watch gives none; leave it out");
    }
  }
}
