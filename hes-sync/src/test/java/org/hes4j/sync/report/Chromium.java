package org.hes4j.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A browser without a window, steered through its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final String LISTENS = "DevTools listening on ";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final DevTools tools;

  private Chromium(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  static Optional<Path> program() {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one.
   *
   * @param profile an empty folder
   */
  static Chromium start(Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "--headless=new",
                // in a container root has no user namespaces to make a sandbox of
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      URI address = address(process).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new Chromium(process, DevTools.connect(address));
    } catch (Exception e) {
      kill(process);
      throw e;
    }
  }

  /** Its standard error is read to the end, or it would stop when the pipe is full. */
  private static CompletableFuture<URI> address(Process process) {
    CompletableFuture<URI> address = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
                String line = lines.readLine();
                while (line != null) {
                  if (line.startsWith(LISTENS)) {
                    address.complete(URI.create(line.substring(LISTENS.length())));
                  }
                  line = lines.readLine();
                }
              } catch (IOException e) {
                address.completeExceptionally(e);
              }
              address.completeExceptionally(new IOException("chromium ended before it listened"));
            });
    reader.setDaemon(true);
    reader.start();
    return address;
  }

  /** Loads a page as it looks on such a screen. */
  Tab open(Path page, Screen screen) throws Exception {
    return Tab.open(tools, page.toUri(), screen);
  }

  @Override
  public void close() throws IOException {
    try {
      tools.close();
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      kill(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private static void kill(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * What a page is looked at on.
   *
   * @param width in CSS pixels
   * @param height in CSS pixels
   * @param dark whether its user likes it dark
   */
  record Screen(int width, int height, boolean dark) {
    static final Screen DESK = new Screen(1280, 900, false);
    static final Screen PHONE = new Screen(360, 740, false);

    Screen darkened() {
      return new Screen(width, height, true);
    }
  }
}
