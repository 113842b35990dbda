package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.directory.ldap.ChangingSlapd.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hes4j.testkit.RequiresSlapd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens in a directory: what is rebuilt from changes is what a full read gives. */
@RequiresSlapd
class ChangesPropertyTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 2", "4, 3", "4, 4", "1000, 5", "1000, 6"})
  void changesAddUpToAFullRead(int sessionLog, long seed) throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(10, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      RandomChanges changes = new RandomChanges(slapd, 10, seed);
      Mirror mirror = new Mirror().read(source);
      Mirror seldom = new Mirror().read(source);
      List<String> done = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        for (int left = changes.upTo(8); left > 0; left--) {
          done.add(changes.one());
        }
        if (changes.oneIn(15)) {
          slapd.restart();
          done.add("restart");
        }
        assertThat(mirror.read(source)).as("after %s", done).isNotNull();
        assertSame(mirror, source);
        if (changes.oneIn(6)) {
          assertSame(seldom.read(source), source);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 7", "50, 8", "100000, 9"})
  void changesMadeWhileOthersAreReadAreNotLost(int sessionLog, long seed) throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try (ChangingSlapd slapd = ChangingSlapd.start(50, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      RandomChanges changes = new RandomChanges(slapd, 50, seed);
      Mirror mirror = new Mirror();
      CountDownLatch begun = new CountDownLatch(1);
      Future<?> writing =
          writer.submit(
              () -> {
                for (int left = 1500; left > 0; left--) {
                  changes.one();
                  begun.countDown();
                }
                return null;
              });
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      int reads = 0;
      while (!writing.isDone()) {
        mirror.read(source);
        reads++;
      }
      writing.get();
      assertThat(reads).isGreaterThan(2);
      assertSame(mirror.read(source), source);
    } finally {
      writer.shutdownNow();
    }
  }
}
