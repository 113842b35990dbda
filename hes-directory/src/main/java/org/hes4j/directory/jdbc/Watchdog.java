package org.hes4j.directory.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a read that takes too long or whose thread was interrupted, even while it waits for the
 * database.
 *
 * <p>It asks the database to cancel, and cuts the connection when that does not help in time. Not
 * every driver keeps a query timeout, and none that keeps one keeps it for the rows that follow.
 */
final class Watchdog implements AutoCloseable {
  /** Why a read was ended. */
  enum Reason {
    QUERY_TIMEOUT,
    READ_LIMIT,
    INTERRUPTED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long LOOK_MILLIS = 50;

  /** PostgreSQL's driver does not take a cancel while it fetches further rows. */
  private static final long GRACE_SECONDS = 2;

  private final Connection connection;
  private final JdbcSettings.Limits limits;
  private final Thread reader = Thread.currentThread();
  private final long begin = System.nanoTime();

  /** Two threads: a cancel can itself get stuck, and the cut must still come. */
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Watchdog::daemon);

  private volatile long waitingSince = begin;
  private volatile boolean waiting;
  private volatile @Nullable Statement statement;
  private volatile @Nullable Reason reason;

  Watchdog(Connection connection, JdbcSettings.Limits limits) {
    this.connection = connection;
    this.limits = limits;
    var unused =
        threads.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "hes4j-jdbc-watchdog");
    thread.setDaemon(true);
    return thread;
  }

  void watch(Statement running) {
    statement = running;
  }

  /** The reader waits for the database from now on. */
  void waiting() {
    waitingSince = System.nanoTime();
    waiting = true;
  }

  /** The database has answered. */
  void answered() {
    waiting = false;
  }

  /** Why the read must end, or null while it need not. */
  @Nullable Reason reason() {
    Reason known = reason;
    return known != null ? known : due();
  }

  private @Nullable Reason due() {
    long now = System.nanoTime();
    if (reader.isInterrupted()) {
      return Reason.INTERRUPTED;
    }
    if (now - begin >= limits.read().toNanos()) {
      return Reason.READ_LIMIT;
    }
    return waiting && now - waitingSince >= limits.query().toNanos() ? Reason.QUERY_TIMEOUT : null;
  }

  private void look() {
    Reason due = due();
    if (due != null && reason == null) {
      reason = due;
      var unused = threads.schedule(this::cut, GRACE_SECONDS, TimeUnit.SECONDS);
      cancel();
    }
  }

  private void cancel() {
    Statement running = statement;
    if (running != null) {
      try {
        running.cancel();
      } catch (SQLException | RuntimeException e) {
        LOG.debug("the database did not take the cancel: {}", JdbcFailures.kind(e));
      }
    }
  }

  private void cut() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("the connection could not be cut: {}", JdbcFailures.kind(e));
    }
  }

  /** Whether the database was asked to cancel, so that the connection must not be used again. */
  boolean hasCancelled() {
    return reason != null;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
