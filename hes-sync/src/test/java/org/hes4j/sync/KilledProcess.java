package org.hes4j.sync;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.sync.journal.HookedDisk;

/** A run in a process of its own that stands still at a point, for its parent to kill it there. */
final class KilledProcess {
  private KilledProcess() {}

  /** Arguments: the service, the folder of journals, the point, and the source's recipients. */
  public static void main(String[] arguments) throws IOException {
    HookedDisk.Hook hook = point -> standStill(point, arguments[2]);
    String[] values = java.util.Arrays.copyOfRange(arguments, 3, arguments.length);
    try (HesClient client =
        SoapHesClient.builder(URI.create(arguments[0]), Credentials.of("admin", "key")).build()) {
      RecipientSync.builder(Sources.of(values), HookedClient.of(client, hook))
          .journal(HookedDisk.journal(Path.of(arguments[1]), hook))
          .build()
          .replaceUsers();
    }
  }

  private static void standStill(String point, String where) {
    if (point.equals(where)) {
      System.out.println("standing still");
      System.out.flush();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
