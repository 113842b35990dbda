package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringInputTest {
  private static final int PAGE_REST = 32 << 10;

  private final List<Long> rests = new ArrayList<>();

  /** A server that has so many bytes at hand whenever it is asked, and so many in all. */
  private static final class Server extends InputStream {
    private final int atHand;
    private int left;

    private Server(int atHand, int all) {
      this.atHand = atHand;
      left = all;
    }

    @Override
    public int read() {
      throw new AssertionError("single bytes are not asked for");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = Math.min(left, Math.min(atHand, length));
      left -= count;
      return count == 0 ? -1 : count;
    }
  }

  /** Reads everything and tells how much that was when each rest was taken. */
  private void read(int atHand, int all, Rest rest) throws IOException {
    Server server = new Server(atHand, all);
    GatheringInput in =
        new GatheringInput(
            server,
            new GatheringSocket(rest, new EntryTap()),
            rest,
            nanos -> {
              assertThat(nanos).isEqualTo(rest.nanos());
              rests.add((long) all - server.left);
            });
    byte[] slice = new byte[GatheringInput.SLICE];
    int count = 0;
    for (int read = in.read(slice, 0, slice.length); read > 0; ) {
      count += read;
      read = in.read(slice, 0, slice.length);
    }
    assertThat(count).isEqualTo(all);
  }

  @Test
  void aReaderThatIsAheadRestsOnceForSoManyBytes() throws IOException {
    read(1024, 4 * PAGE_REST - 1024, Rest.SHORT);
    assertThat(rests).containsExactly(1L * PAGE_REST, 2L * PAGE_REST, 3L * PAGE_REST);
  }

  @Test
  void oneLongAnswerHasFewerRests() throws IOException {
    read(1024, (2 << 20) - 1024, Rest.LONG);
    assertThat(rests).containsExactly(1L << 20);
  }

  @Test
  void aReaderThatIsBehindNeverRests() throws IOException {
    read(GatheringInput.SLICE, 4 << 20, Rest.SHORT);
    assertThat(rests).isEmpty();
  }

  @Test
  void aShortAnswerWaitsForNoRest() throws IOException {
    read(100, PAGE_REST - 100, Rest.SHORT);
    assertThat(rests).isEmpty();
  }
}
