package org.hes4j.directory.jdbc;

import java.util.Optional;
import org.hes4j.recipient.RecipientSourceException;
import org.jspecify.annotations.Nullable;

/** A query could not be read whole. What came before must not be used. */
public class JdbcSourceException extends RecipientSourceException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String sqlState;
  private final int vendorCode;
  private final long rowsRead;

  /**
   * A failed read that no database reported, such as a missing column.
   *
   * @param message what failed and what to do next
   * @param rowsRead see {@link #rowsRead()}
   */
  public JdbcSourceException(String message, long rowsRead) {
    super(message);
    this.sqlState = null;
    this.vendorCode = 0;
    this.rowsRead = rowsRead;
  }

  /**
   * A failed read that the database or its driver reported.
   *
   * @param message what failed and what to do next
   * @param error the codes that were reported
   * @param rowsRead see {@link #rowsRead()}
   * @param cause what brought it about, or null
   */
  public JdbcSourceException(
      String message, SqlError error, long rowsRead, @Nullable Throwable cause) {
    super(message, cause);
    this.sqlState = error.sqlState();
    this.vendorCode = error.vendorCode();
    this.rowsRead = rowsRead;
  }

  /**
   * The SQLState that was reported (ISO/IEC 9075-2, clause 24), such as {@code 28P01}; empty where
   * the database reported none or the failure was found on this side.
   */
  public Optional<String> sqlState() {
    return Optional.ofNullable(sqlState);
  }

  /** The error code of the product, such as 1045; 0 where there is none. */
  public int vendorCode() {
    return vendorCode;
  }

  /** How many rows had come when the read failed, from 0. */
  public long rowsRead() {
    return rowsRead;
  }

  /**
   * The two codes by which databases name an error.
   *
   * @param sqlState five characters, or null where there is none
   * @param vendorCode the product's own number, or 0
   */
  public record SqlError(@Nullable String sqlState, int vendorCode) {}
}
