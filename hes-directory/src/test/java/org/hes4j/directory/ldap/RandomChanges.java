package org.hes4j.directory.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Somebody who changes a directory at random, the same way for the same seed. */
final class RandomChanges {
  private final ChangingSlapd slapd;
  private final Random random;
  private final List<String> uids = new ArrayList<>();
  private int serial;

  /** In a directory of {@link People}. */
  RandomChanges(ChangingSlapd slapd, int people, long seed) {
    this.slapd = slapd;
    this.random = new Random(seed);
    for (int number = 1; number <= people; number++) {
      uids.add("p" + number);
    }
  }

  /** Makes one change, and says which. */
  String one() throws Exception {
    int kind = random.nextInt(uids.isEmpty() ? 2 : 10);
    if (kind < 3) {
      String uid = random.nextInt(3) == 0 ? "again" + random.nextInt(3) : "n" + serial++;
      if (!uids.contains(uid)) {
        slapd.add(uid);
        uids.add(uid);
      }
      return "add " + uid;
    }
    String uid = uids.get(random.nextInt(uids.size()));
    return change(kind, uid) + " " + uid;
  }

  private String change(int kind, String uid) throws Exception {
    switch (kind) {
      case 3, 4 -> {
        slapd.delete(uid);
        uids.remove(uid);
        return "delete";
      }
      case 5 -> {
        String renamed = "r" + serial++;
        slapd.rename(uid, renamed);
        uids.set(uids.indexOf(uid), renamed);
        return "rename to " + renamed;
      }
      case 6 -> {
        // No value at all: it leaves the filter.
        slapd.modify(uid, "replace", "mail");
        return "no mail";
      }
      case 7 -> {
        slapd.modify(uid, "replace", "telephoneNumber", String.valueOf(serial++));
        return "telephone";
      }
      default -> {
        slapd.modify(
            uid,
            "replace",
            "mail",
            "x" + serial++ + "@example.com",
            "y" + serial++ + "@example.org");
        return "mail";
      }
    }
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  int upTo(int most) {
    return 1 + random.nextInt(most);
  }
}
