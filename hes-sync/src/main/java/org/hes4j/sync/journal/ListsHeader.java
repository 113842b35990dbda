package org.hes4j.sync.journal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of a file of lists, which the package describes, and the last one.
 *
 * @param restores the run whose lists that run puts back, or null
 */
record ListsHeader(RunId run, @Nullable RunId restores, Instant time, List<ListInfo> lists) {
  static final String MAGIC = "hes-lists ";
  static final int VERSION = 3;

  /** Its recipients are in another file, which follows whole. */
  static final int COPY_VERSION = 4;

  /** Its recipients follow by themselves. */
  static final int PREPARED_VERSION = 5;

  private static final String NONE = "-";
  private static final String RESTORES = " restores ";

  /** The run in words, with what it restores. */
  String runs() {
    return run + (restores == null ? "" : RESTORES + restores);
  }

  /**
   * What such words and these lines tell.
   *
   * @throws IllegalArgumentException when the words name no run
   */
  static ListsHeader of(String runs, Instant time, List<ListInfo> lists) {
    int end = runs.indexOf(RESTORES);
    return end < 0
        ? new ListsHeader(id(runs), null, time, lists)
        : new ListsHeader(
            id(runs.substring(0, end)), id(runs.substring(end + RESTORES.length())), time, lists);
  }

  private static RunId id(String word) {
    return RunId.parse(word).orElseThrow(IllegalArgumentException::new);
  }

  static String line(ListInfo info) {
    return String.join(
        " ",
        "list",
        info.domain().name(),
        text(info.size()),
        info.revision().isPresent() ? Long.toString(info.revision().getAsLong()) : NONE,
        info.intended().map(ListsHeader::text).orElse(NONE + " " + NONE));
  }

  private static String text(ListInfo.Size size) {
    return size.count() + " " + size.digest().hex();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is none
   */
  static ListInfo parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 7 || !words[0].equals("list")) {
      throw new IllegalArgumentException("a line that tells of no list");
    }
    ListInfo info =
        ListInfo.of(
            MailDomain.of(words[1]),
            size(words[2], words[3]),
            words[4].equals(NONE) ? null : (Long) Long.parseLong(words[4]),
            null);
    return words[5].equals(NONE) ? info : info.becoming(size(words[5], words[6]));
  }

  private static ListInfo.Size size(String count, String digest) {
    byte[] bytes = HexFormat.of().parseHex(digest);
    return new ListInfo.Size(Long.parseLong(count), ListDigest.of(bytes));
  }

  /**
   * The last line.
   *
   * @param total how many recipients there are
   * @param sum of all lines before
   */
  static String end(long total, String sum) {
    return "end " + total + " " + sum;
  }

  Optional<ListInfo> list(MailDomain domain) {
    return lists.stream().filter(list -> list.domain().equals(domain)).findFirst();
  }
}
