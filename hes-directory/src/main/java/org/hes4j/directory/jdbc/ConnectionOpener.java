package org.hes4j.directory.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Opens the connection of one read. */
interface ConnectionOpener {
  Connection open() throws SQLException;

  /** Texts that must not be shown. */
  default List<String> secrets() {
    return List.of();
  }
}
