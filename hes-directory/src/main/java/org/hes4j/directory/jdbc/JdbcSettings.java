package org.hes4j.directory.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a source reads and how.
 *
 * @param name what the source is called
 * @param openers gives each read the opener of its connection
 * @param addressColumns the columns asked for; none leaves the choice to {@link Columns}
 */
record JdbcSettings(
    String name,
    Supplier<ConnectionOpener> openers,
    String query,
    List<String> addressColumns,
    @Nullable String nameColumn,
    int fetchSize,
    Limits limits) {

  /**
   * Time limits.
   *
   * @param query how long each answer of the database may take
   * @param read how long the whole read may take
   */
  record Limits(Duration query, Duration read) {}
}
