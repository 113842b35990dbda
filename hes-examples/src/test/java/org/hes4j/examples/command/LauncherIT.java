package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hes4j.examples.command.Lists.COM;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/imhs-cmd}: its signals, the files it leaves, and where it finds the jar. */
class LauncherIT {
  private static final long LIMIT_SECONDS = 90;
  private static final Path SCRIPT = Path.of("bin", "imhs-cmd").toAbsolutePath();
  private static final Path JAR = Path.of("target", "imhs-cmd.jar").toAbsolutePath();

  /** Tells its arguments and signals, and ends with the status in the file go once there is one. */
  private static final String STAND_IN_FOR_JAVA =
      """
      #!/bin/sh
      for signal in HUP INT TERM; do
        trap "echo told $signal" $signal
      done
      for word in "$@"; do
        case $word in
          -XX:ArchiveClassesAtExit=*) echo archive > "${word#*=}" ;;
        esac
      done
      echo "started $*"
      until [ -s go ]; do sleep 0.02; done
      exit "$(cat go)"
      """;

  @TempDir Path folder;
  private Path home;
  private Path cache;
  private final List<ProcessHandle> started = new ArrayList<>();

  @BeforeEach
  void folders() throws IOException {
    home = folder.toRealPath();
    cache = Files.createDirectories(home.resolve("cache").resolve("hes4j"));
  }

  @AfterEach
  void end() {
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private ProcessBuilder launcher(Path script, String... words) {
    List<String> line = new ArrayList<>(List.of(script.toString()));
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line).directory(home.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("IMHS_CMD_JAR", JAR.toString());
    builder.redirectOutput(said().toFile()).redirectErrorStream(true);
    return builder;
  }

  private ProcessBuilder withService(HesEmulator hes, ProcessBuilder builder) {
    builder.environment().put("HES_ENDPOINT", hes.soapUri().toString());
    builder.environment().put("HES_USERNAME", "admin");
    builder.environment().put("HES_API_KEY", "key");
    builder.environment().put("HES_JOURNAL", home.resolve("journal").toString());
    return builder;
  }

  private ProcessBuilder withStandIn(ProcessBuilder builder) throws IOException {
    Path java = home.resolve("jdk").resolve("bin").resolve("java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, STAND_IN_FOR_JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    return builder;
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    started.add(process.toHandle());
    return process;
  }

  private Path said() {
    return home.resolve("said.txt");
  }

  private void awaitThat(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.call()) {
      assertThat(System.nanoTime())
          .as("%s did not come; said was%n%s", what, Files.readString(said()))
          .isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void awaitSaid(String text) throws Exception {
    awaitThat(text, () -> Files.readString(said()).contains(text));
  }

  private ProcessHandle awaitCommand(Process launcher) throws Exception {
    awaitThat("the command", () -> command(launcher).findAny().isPresent());
    ProcessHandle command = command(launcher).findAny().orElseThrow();
    started.add(command);
    return command;
  }

  /** The launcher has short-lived children as well. */
  private static Stream<ProcessHandle> command(Process launcher) {
    return launcher
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("ArchiveClassesAtExit"))
        .filter(child -> !child.info().commandLine().orElse("").contains(SCRIPT.toString()));
  }

  private static void kill(String signal, ProcessHandle... processes) throws Exception {
    List<String> line = new ArrayList<>(List.of("kill", "-s", signal));
    Stream.of(processes).map(process -> Long.toString(process.pid())).forEach(line::add);
    assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
  }

  /** Whoever starts the tests in the background may have had a signal ignored, for all below. */
  private static void assumeThatIsNotIgnored(String signal) throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "kill -s " + signal + " $$; exit 0").start();
    assumeThat(shell.waitFor()).as("status of a shell that gets SIG" + signal).isNotZero();
  }

  private int exitOf(Process process) throws Exception {
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
        .as("end; said was%n%s", Files.readString(said()))
        .isTrue();
    return process.exitValue();
  }

  private List<String> cached() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void letTheStandInEndWith(int status) throws IOException {
    Files.writeString(home.resolve("go"), Integer.toString(status));
  }

  @ParameterizedTest
  @CsvSource({"TERM, TERM", "INT, TERM", "HUP, HUP"})
  void shouldPassASignalOnAndEndAsTheCommandDoes(String signal, String told) throws Exception {
    assumeThatIsNotIgnored(signal);
    Process launcher = start(withStandIn(launcher(SCRIPT, "-a", "plan")));
    awaitSaid("started");
    ProcessHandle command = awaitCommand(launcher);

    kill(signal, launcher.toHandle());
    awaitSaid("told " + told);
    kill(signal, launcher.toHandle());
    awaitSaid("told " + told + "\ntold " + told);
    assertThat(launcher.isAlive()).isTrue();

    letTheStandInEndWith(7);
    assertThat(exitOf(launcher)).isEqualTo(7);
    assertThat(command.isAlive()).isFalse();
    assertThat(cached()).isEmpty();
  }

  /** As Ctrl-C and systemd do. */
  @ParameterizedTest
  @CsvSource({"TERM, TERM", "INT, TERM", "HUP, HUP"})
  void shouldEndAlikeWhenTheCommandGetsTheSignalToo(String signal, String told) throws Exception {
    assumeThatIsNotIgnored(signal);
    Process launcher = start(withStandIn(launcher(SCRIPT, "-a", "plan")));
    awaitSaid("started");
    ProcessHandle command = awaitCommand(launcher);

    kill(signal, command, launcher.toHandle());
    awaitSaid("told " + told);
    letTheStandInEndWith(0);
    assertThat(exitOf(launcher)).isZero();
    assertThat(command.isAlive()).isFalse();
    assertThat(cached()).singleElement().asString().endsWith(".jsa");
  }

  @Test
  void shouldNotLeaveARunBehindThatGoesOnToChangeTheLists() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      ProcessBuilder builder = launcher(SCRIPT, "-a", "replace-users", "-t", "csv", "-f", "-");
      Process launcher = start(withService(hes, builder));
      ProcessHandle command = awaitCommand(launcher);

      launcher.destroy();
      assertThat(exitOf(launcher)).isEqualTo(143);
      assertThat(command.isAlive()).isFalse();
      assertThat(hes.users(COM)).isEmpty();
      assertThat(cached()).isEmpty();
    }
  }

  @Test
  void shouldLeaveStandardInputToTheCommand() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      for (String address : List.of("ann@example.com", "bob@example.com")) {
        ProcessBuilder builder = launcher(SCRIPT, "-a", "add-users", "-t", "csv", "-f", "-");
        Process launcher = start(withService(hes, builder));
        launcher.getOutputStream().write((address + "\n").getBytes(StandardCharsets.UTF_8));
        launcher.getOutputStream().close();
        assertThat(exitOf(launcher)).as(Files.readString(said())).isZero();
        assertThat(hes.users(COM).toString()).contains(address);
        assertThat(cached()).singleElement().asString().endsWith(".jsa");
      }
    }
  }

  @Test
  void shouldStartWithoutStandardInput() throws Exception {
    letTheStandInEndWith(0);
    ProcessBuilder builder = withStandIn(launcher(SCRIPT, "-a", "plan"));
    builder.command(List.of("sh", "-c", "exec '" + SCRIPT + "' -a plan <&-"));
    assertThat(exitOf(start(builder))).isZero();
    assertThat(Files.readString(said())).startsWith("started ").hasLineCount(1);
  }

  @Test
  @RequiresSlapd
  void shouldBeTheWatchItselfFromTheFirstStartOn() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com");
        Colleagues colleagues = new Colleagues(3)) {
      ProcessBuilder builder =
          launcher(SCRIPT, "-a", "watch", "-t", "ldap", "--ldap-url", colleagues.url());
      Process launcher = start(withService(hes, builder));
      awaitSaid("listening for changes");
      assertThat(launcher.children()).isEmpty();

      launcher.destroy();
      assertThat(exitOf(launcher)).isZero();
      assertThat(Files.readString(said())).endsWith(" stopped as told\n");
      assertThat(hes.users(COM)).hasSize(3);
      assertThat(cached()).isEmpty();
    }
  }

  @Test
  void shouldDeleteWhatLaunchersThatWereKilledLeftUnfinished() throws Exception {
    Process killed = new ProcessBuilder("true").start();
    killed.waitFor();
    Path left = cache.resolve("imhs-cmd-plan-1-2.jsa." + killed.pid());
    letTheStandInEndWith(0);
    for (String start : List.of("that makes an archive", "that takes it")) {
      Files.writeString(left, "left");
      assertThat(exitOf(start(withStandIn(launcher(SCRIPT, "-a", "plan"))))).isZero();
      assertThat(cached())
          .as("after a start " + start)
          .singleElement()
          .asString()
          .matches("imhs-cmd-plan-[0-9]+-[0-9]+\\.jsa");
    }
  }

  /** Process 1 is another user's, unless root runs this. */
  @Test
  void shouldLeaveWhatALivingLauncherIsStillMaking() throws Exception {
    List<String> making =
        List.of(
            "imhs-cmd-plan-1-2.jsa." + ProcessHandle.current().pid(), "imhs-cmd-plan-1-2.jsa.1");
    for (String name : making) {
      Files.writeString(cache.resolve(name), "being made");
    }
    letTheStandInEndWith(0);
    assertThat(exitOf(start(withStandIn(launcher(SCRIPT, "-a", "plan"))))).isZero();
    assertThat(cached()).hasSize(3).containsAll(making);
  }

  @Test
  void shouldFindTheJarThroughLinks() throws Exception {
    Path bin = Files.createDirectories(home.resolve("tool").resolve("bin"));
    Path target = Files.createDirectories(home.resolve("tool").resolve("target"));
    Path jar = Files.writeString(target.resolve("imhs-cmd.jar"), "jar");
    Path script = Files.copy(SCRIPT, bin.resolve("imhs-cmd"));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    // A folder that is a link, in it a link that goes up from where the folder really is.
    Path deep = Files.createDirectories(home.resolve("deep").resolve("er"));
    Files.createSymbolicLink(deep.resolve("first"), Path.of("../../tool/bin/imhs-cmd"));
    Path shallow = Files.createSymbolicLink(home.resolve("shallow"), deep);
    Path second = Files.createSymbolicLink(home.resolve("run it"), shallow.resolve("first"));

    letTheStandInEndWith(0);
    for (Path start : List.of(script, deep.resolve("first"), shallow.resolve("first"), second)) {
      ProcessBuilder builder = withStandIn(launcher(start, "-a", "plan"));
      builder.environment().remove("IMHS_CMD_JAR");
      assertThat(exitOf(start(builder))).as("exit through " + start).isZero();
      String named = Files.readString(said()).replaceAll("(?s).* -jar (.*) -a plan\n", "$1");
      assertThat(Path.of(named).toRealPath()).isEqualTo(jar);
    }
  }

  @Test
  void shouldSayWhereItLookedForTheJar() throws Exception {
    Path bin = Files.createDirectories(home.resolve("tool").resolve("bin"));
    Path script = Files.copy(SCRIPT, bin.resolve("renamed"));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Path link = Files.createSymbolicLink(home.resolve("imhs-cmd"), script);

    ProcessBuilder builder = launcher(link, "-a", "plan");
    builder.environment().remove("IMHS_CMD_JAR");
    assertThat(exitOf(start(builder))).isEqualTo(2);
    assertThat(Files.readString(said()))
        .isEqualTo(
            "imhs-cmd: imhs-cmd.jar is neither in %s nor in %s; build it, or name it with IMHS_CMD_JAR\n",
            bin, home.resolve("tool").resolve("target"));

    builder.environment().put("IMHS_CMD_JAR", "/no/such.jar");
    assertThat(exitOf(start(builder))).isEqualTo(2);
    assertThat(Files.readString(said()))
        .isEqualTo(
            "imhs-cmd: there is no file /no/such.jar, which IMHS_CMD_JAR names; build it, or correct the name\n");
  }

  /** The launcher, started by a shell that does this before. */
  private ProcessBuilder after(String preparation, String redirection, String... words) {
    ProcessBuilder builder = launcher(SCRIPT, words);
    List<String> line = new ArrayList<>();
    line.addAll(List.of("sh", "-c", preparation + " exec \"$@\" " + redirection, "sh"));
    line.addAll(builder.command());
    return builder.command(line);
  }

  private Path people() throws IOException {
    return Files.writeString(home.resolve("people.csv"), "ann@example.com\n");
  }

  /** The JVM would end with a status of its own. */
  @Test
  void anArchiveForWhichThereIsNoRoomIsNotBegun() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", COM.name())) {
      for (int run = 0; run < 2; run++) {
        String[] words = {"-a", "replace-users", "-t", "csv", "-f", people().toString()};
        Process process = start(withService(hes, after("ulimit -f 4000;", "", words)));

        assertThat(process.waitFor()).as(Files.readString(said())).isZero();
      }
      assertThat(hes.users(COM)).hasSize(1);
    }
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aStandardInputThatIsClosedIsAnEmptyOne() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", COM.name())) {
      for (int run = 0; run < 2; run++) {
        String[] words = {"-a", "replace-users", "-t", "csv", "-f", "-"};
        Process process = start(withService(hes, after("", "<&-", words)));

        assertThat(process.waitFor()).as(Files.readString(said())).isEqualTo(4);
        assertThat(Files.readString(said())).startsWith("imhs-cmd: ");
      }
    }
  }

  @Test
  void withoutAnyFolderOfTheUserNothingIsKept() throws Exception {
    ProcessBuilder builder = withStandIn(launcher(SCRIPT, "-a", "plan", "-t", "csv"));
    builder.environment().remove("XDG_CACHE_HOME");
    builder.environment().remove("HOME");
    Files.writeString(home.resolve("go"), "0");

    assertThat(start(builder).waitFor()).isZero();

    assertThat(Files.readString(said())).contains("started ").doesNotContain("Archive");
    assertThat(Path.of("/nonexistent")).doesNotExist();
  }
}
