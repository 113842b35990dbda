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

  private static final long NO_WAIT = 0;

  private final Connection connection;
  private final long readNanos;
  private final long queryNanos;
  private final Thread reader = Thread.currentThread();
  private final long begin = System.nanoTime();

  /** Two threads: a cancel can itself get stuck, and the cut must still come. */
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Watchdog::daemon);

  /** Of the reader alone. */
  private long waits;

  /** The number of the present wait for the database, which costs less for each row than a time. */
  private volatile long presentWait = NO_WAIT;

  /** What was seen at the last look, and since when. */
  private long seenWait = NO_WAIT;

  private long seenSince;

  private volatile @Nullable Statement statement;
  private volatile @Nullable Reason reason;

  Watchdog(Connection connection, JdbcSettings.Limits limits) {
    this.connection = connection;
    readNanos = limits.read().toNanos();
    queryNanos = limits.query().toNanos();
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
    presentWait = ++waits;
  }

  /** The database has answered. */
  void answered() {
    presentWait = NO_WAIT;
  }

  /** Why the read must end, or null while it need not. For the reader. */
  @Nullable Reason reason() {
    Reason early = told();
    return early == null && isOver(System.nanoTime()) ? Reason.READ_LIMIT : early;
  }

  /** As much of it as is known without reading the clock, which would cost much for each row. */
  @Nullable Reason told() {
    Reason known = reason;
    return known == null && reader.isInterrupted() ? Reason.INTERRUPTED : known;
  }

  private boolean isOver(long now) {
    return now - begin >= readNanos;
  }

  private void look() {
    long now = System.nanoTime();
    Reason due = due(now);
    if (due != null && reason == null) {
      reason = due;
      var unused = threads.schedule(this::cut, GRACE_SECONDS, TimeUnit.SECONDS);
      cancel();
    }
  }

  private @Nullable Reason due(long now) {
    // in any case, for it remembers what it saw
    boolean stuck = isStuck(now);
    if (reader.isInterrupted()) {
      return Reason.INTERRUPTED;
    }
    if (isOver(now)) {
      return Reason.READ_LIMIT;
    }
    return stuck ? Reason.QUERY_TIMEOUT : null;
  }

  /** Whether the wait that was seen so long ago is not over yet. */
  private boolean isStuck(long now) {
    long present = presentWait;
    if (present != seenWait) {
      seenWait = present;
      seenSince = now;
    }
    return present != NO_WAIT && now - seenSince >= queryNanos;
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
