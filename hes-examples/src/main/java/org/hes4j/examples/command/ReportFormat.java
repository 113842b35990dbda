package org.hes4j.examples.command;

import java.io.IOException;
import java.io.Writer;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;

/** How the outcome of a run is written down. */
interface ReportFormat {
  /** What a file of this format has at its beginning. */
  String sign();

  /** A run that has begun. */
  void unfinished(Writer writer) throws IOException;

  void report(SyncReport report, Writer writer) throws IOException;

  /** A preview, of a run that a safeguard would stop too. */
  void plan(SyncPlan plan, ExitStatus status, Writer writer) throws IOException;

  void failed(RuntimeException failure, Writer writer) throws IOException;
}
