package org.hes4j.testkit.emulator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hes4j.testkit.emulator.RestSwitches.EmptyList;
import org.hes4j.testkit.emulator.RestSwitches.UnknownUser;
import picocli.CommandLine.Option;

/** The options of the emulator's command line for what the REST API leaves open. */
final class RestOptions {
  private static final Pattern RATE = Pattern.compile("([0-9]{1,9})/(\\S+)");

  @Option(
      names = "--lag",
      paramLabel = "DURATION",
      defaultValue = "PT0S",
      converter = SpanOfTime.class,
      description = "how long REST shows the list before a write, such as PT5S; none by default")
  private Duration lag = Duration.ZERO;

  @Option(
      names = "--empty-list",
      paramLabel = "KIND",
      defaultValue = "NO_CONTENT",
      description = "how REST tells an empty list: ${COMPLETION-CANDIDATES}; NO_CONTENT by default")
  private EmptyList emptyList = EmptyList.NO_CONTENT;

  @Option(
      names = "--unknown-user",
      paramLabel = "KIND",
      defaultValue = "IGNORED",
      description = "a DELETE of a stranger: ${COMPLETION-CANDIDATES}; IGNORED by default")
  private UnknownUser unknownUser = UnknownUser.IGNORED;

  @Option(
      names = "--largest-body",
      paramLabel = "BYTES",
      description = "what is larger is answered with 413 over REST; no limit by default")
  private long largestBody = Long.MAX_VALUE;

  @Option(
      names = "--rate-limit",
      paramLabel = "N/DURATION",
      defaultValue = "",
      description = "what is above is answered with 429 over REST, such as 10/PT1M; no limit")
  private String rateLimit = "";

  @Option(
      names = "--unordered",
      description = "REST tells users in another order than that of their addresses")
  private boolean unordered;

  @Option(
      names = "--domain-field",
      paramLabel = "NAME",
      defaultValue = "",
      description = "REST tells domains as objects with this field; strings by default")
  private String domainField = "";

  @Option(
      names = "--replace-pause",
      paramLabel = "DURATION",
      defaultValue = "PT0S",
      converter = SpanOfTime.class,
      description = "a PUT shows the emptied and the half list for so long each; never by default")
  private Duration replacePause = Duration.ZERO;

  /**
   * What they say.
   *
   * @throws IllegalArgumentException when a value has no meaning
   */
  RestSwitches switches() {
    RestSwitches switches =
        RestSwitches.defaults()
            .lag(lag)
            .emptyList(emptyList)
            .unknownUser(unknownUser)
            .largestBody(largestBody);
    if (unordered) {
      switches = switches.unordered();
    }
    if (!domainField.isEmpty()) {
      switches = switches.domainsAsObjects(domainField);
    }
    if (!replacePause.isZero()) {
      switches = switches.replaceInSteps(() -> sleep(replacePause));
    }
    return rateLimit.isEmpty() ? switches : limited(switches);
  }

  private RestSwitches limited(RestSwitches switches) {
    Matcher rate = RATE.matcher(rateLimit);
    if (!rate.matches()) {
      throw new IllegalArgumentException(
          "--rate-limit must be requests per span of time, such as 10/PT1M");
    }
    return switches.rateLimit(Integer.parseInt(rate.group(1)), SpanOfTime.parse(rate.group(2)));
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
