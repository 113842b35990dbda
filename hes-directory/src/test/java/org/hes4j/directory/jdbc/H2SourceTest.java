package org.hes4j.directory.jdbc;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class H2SourceTest extends DatabaseSourceTests {
  private H2Database database;

  @BeforeEach
  void start() throws SQLException {
    database = new H2Database();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  @Override
  String stuck() {
    // In one process with us, H2 takes a cancel while it looks for the first row alone.
    return "SELECT COUNT(*) AS mail FROM SYSTEM_RANGE(1, 1000000) A, SYSTEM_RANGE(1, 1000000) B"
        + " WHERE A.X * B.X < 0";
  }
}
