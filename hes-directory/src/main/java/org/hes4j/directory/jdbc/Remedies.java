package org.hes4j.directory.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What an SQLState means and what to do about it; the first line that fits counts.
 *
 * <p>Only texts of the classes below are shown: those of others, such as class 22 (data exception),
 * may hold values of rows.
 */
enum Remedies {
  UNREACHABLE(
      "connection failure",
      "Is the server up, and are host and port right?",
      "08|HYT01|90067|90098|90121"),
  LOST(
      "connection failure",
      "The connection was lost. Is the server up? Does something cut connections that wait, such as"
          + " a firewall or, with MariaDB and MySQL, net_write_timeout?",
      "never"),
  LOGIN(
      "login refused",
      "Check user and password, and that the user may log in from this machine",
      "28"),
  DATABASE(
      "no such database or schema",
      "Check the name of the database in the URL, and the schema that the query names",
      "3D|3F|90013|90079|90146"),
  QUERY(
      "the query is not accepted",
      "Correct the query, and see that the user may read what it names",
      "42|0A|07"),
  READ_ONLY(
      "the query writes",
      "It runs in a read-only transaction. Use a query that only reads",
      "25006"),
  IDLE(
      "the server ended a transaction that waited too long",
      "Rows are fetched as they are used, so a slow consumer lets the database wait. Raise"
          + " idle_in_transaction_session_timeout for this user, or fetch more rows at a time",
      "25P03"),
  ENDED(
      "ended by the server",
      "The server was shut down, or an administrator or a limit of the server ended the query. See"
          + " its log, then try again",
      "57|25P04|70100|HYT00|HY008"),
  TRANSACTION(
      "the transaction does not allow it",
      "The query or the pool began or ended a transaction of its own. Use a query that only reads,"
          + " and a connection of its own",
      "25"),
  BUSY(
      "out of resources or locked",
      "Try again later. See the server's log for what was short",
      "53|40|55|54"),
  OTHER(
      "an error of the database or the data",
      "What the database said may hold data and is not shown. Run the query in the database's own"
          + " client",
      "");

  private final String kind;
  private final String remedy;

  /** A regular expression of how its SQLStates begin. */
  private final String states;

  Remedies(String kind, String remedy, String states) {
    this.kind = kind;
    this.remedy = remedy;
    this.states = states;
  }

  static Remedies of(@Nullable String sqlState) {
    if (sqlState != null) {
      for (Remedies each : values()) {
        if (sqlState.matches("(?:" + each.states + ").*")) {
          return each;
        }
      }
    }
    return OTHER;
  }

  /** The same for a connection that was there before. */
  Remedies whenConnected() {
    return this == UNREACHABLE ? LOST : this;
  }

  String kind() {
    return kind;
  }

  String remedy() {
    return remedy;
  }

  /** Whether the database's own text may be shown. */
  boolean textIsShown() {
    return this != OTHER;
  }
}
