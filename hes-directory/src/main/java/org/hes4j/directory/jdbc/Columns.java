package org.hes4j.directory.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of a result hold addresses and names, by number.
 *
 * @param addresses from 1 each
 * @param name from 1, or 0 where no name is read
 */
record Columns(List<Integer> addresses, int name) {
  private static final List<String> USUAL = List.of("mail", "email");
  private static final int MOST_SHOWN = 20;

  static Columns find(ResultSetMetaData result, JdbcSettings settings)
      throws SQLException, MissingColumn {
    List<String> labels = new ArrayList<>();
    for (int number = 1; number <= result.getColumnCount(); number++) {
      labels.add(result.getColumnLabel(number));
    }
    List<Integer> addresses = new ArrayList<>();
    for (String wanted : settings.addressColumns()) {
      addresses.add(find(wanted, "the address column", labels));
    }
    if (addresses.isEmpty()) {
      addresses.add(usual(labels));
    }
    String name = settings.nameColumn();
    Columns found =
        new Columns(
            List.copyOf(addresses),
            name == null ? 0 : find(name, "the display name column", labels));
    found.requireText(result, labels);
    return found;
  }

  /** The column of that label; the exact spelling wins over one that differs in case. */
  private static int find(String wanted, String setting, List<String> labels) throws MissingColumn {
    List<Integer> exact = matching(labels, wanted, false);
    List<Integer> found = exact.isEmpty() ? matching(labels, wanted, true) : exact;
    if (found.size() == 1) {
      return found.get(0);
    }
    String column = "column \"" + DriverText.of(wanted) + "\"";
    throw found.isEmpty()
        ? new MissingColumn(
            "the query gives no " + column + ". It gives " + shown(labels),
            "Correct the name of " + setting + ", or name a column so in the query (AS)")
        : new MissingColumn(
            "the query gives " + column + " more than once",
            "Give each column a name of its own in the query (AS)");
  }

  private static List<Integer> matching(List<String> labels, String wanted, boolean anyCase) {
    return IntStream.range(0, labels.size())
        .filter(
            index ->
                anyCase
                    ? labels.get(index).equalsIgnoreCase(wanted)
                    : labels.get(index).equals(wanted))
        .map(index -> index + 1)
        .boxed()
        .toList();
  }

  private static int usual(List<String> labels) throws MissingColumn {
    if (labels.size() == 1) {
      return 1;
    }
    List<Integer> found =
        USUAL.stream().flatMap(name -> matching(labels, name, true).stream()).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new MissingColumn(
        "which column holds the addresses is not clear. The query gives " + shown(labels),
        "Name it as the address column (addressColumns, or --address-column of imhs-cmd)");
  }

  /** An array is one value in braces to a driver; its addresses would all be lost. */
  private void requireText(ResultSetMetaData result, List<String> labels)
      throws SQLException, MissingColumn {
    for (int number : addresses) {
      if (result.getColumnType(number) == Types.ARRAY) {
        throw new MissingColumn(
            "column \"" + DriverText.of(labels.get(number - 1)) + "\" holds arrays, not text",
            "Give each address a row of its own in the query (unnest)");
      }
    }
  }

  private static String shown(List<String> labels) {
    if (labels.isEmpty()) {
      return "no column";
    }
    List<String> first =
        labels.stream().limit(MOST_SHOWN).map(DriverText::of).map(l -> '"' + l + '"').toList();
    return String.join(", ", first) + (labels.size() > MOST_SHOWN ? ", …" : "");
  }

  /** The columns of the result are not those that were asked for. */
  static final class MissingColumn extends Exception {
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String remedy;

    MissingColumn(String found, String remedy) {
      super(found);
      this.found = found;
      this.remedy = remedy;
    }

    String found() {
      return found;
    }

    String remedy() {
      return remedy;
    }
  }
}
