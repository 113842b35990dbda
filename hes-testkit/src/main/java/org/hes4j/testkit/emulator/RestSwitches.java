package org.hes4j.testkit.emulator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor's documents of the REST API leave open, to be chosen by a test: a client must
 * live with each choice.
 *
 * <pre>{@code
 * HesEmulator.builder()
 *     .rest(RestSwitches.defaults().lag(Duration.ofSeconds(5)).unknownUser(UnknownUser.NOT_FOUND))
 * }</pre>
 *
 * <p>Immutable: each method makes new switches. Thread-safe.
 */
public final class RestSwitches {
  /** How an empty list is told. */
  public enum EmptyList {
    /** Status 204 without a body. */
    NO_CONTENT,
    /** Status 200 with {@code []}. */
    EMPTY_ARRAY
  }

  /** What becomes of a DELETE that names a user who is not in the list. */
  public enum UnknownUser {
    /** Status 204; the others are deleted. */
    IGNORED,
    /** Status 404, and nobody is deleted. */
    NOT_FOUND
  }

  private static final RestSwitches DEFAULTS = new RestSwitches();

  private Duration lag = Duration.ZERO;
  private EmptyList emptyList = EmptyList.NO_CONTENT;
  private UnknownUser unknownUser = UnknownUser.IGNORED;
  private long largestBodyBytes = Long.MAX_VALUE;
  private int rateLimit = Integer.MAX_VALUE;
  private Duration rateWindow = Duration.ofMinutes(1);
  private String domainField = "";
  private boolean unordered;
  private @Nullable Runnable betweenSteps;

  private RestSwitches() {}

  private RestSwitches(RestSwitches that) {
    lag = that.lag;
    emptyList = that.emptyList;
    unknownUser = that.unknownUser;
    largestBodyBytes = that.largestBodyBytes;
    rateLimit = that.rateLimit;
    rateWindow = that.rateWindow;
    domainField = that.domainField;
    unordered = that.unordered;
    betweenSteps = that.betweenSteps;
  }

  /** The mildest service that the documents allow. */
  public static RestSwitches defaults() {
    return DEFAULTS;
  }

  private RestSwitches with(Consumer<RestSwitches> change) {
    RestSwitches copy = new RestSwitches(this);
    change.accept(copy);
    return copy;
  }

  /**
   * How long readers over REST see the list before a write over REST. What is written over SOAP or
   * by {@link HesEmulator#setUsers} shows at once, and with it all that was written before.
   *
   * @param lag zero, the default, or more; measured by the emulator's clock
   * @throws IllegalArgumentException when it is negative
   */
  public RestSwitches lag(Duration lag) {
    if (lag.isNegative()) {
      throw new IllegalArgumentException("lag is " + lag + ", it must not be negative");
    }
    return with(copy -> copy.lag = lag);
  }

  /** How an empty list is told; {@link EmptyList#NO_CONTENT} by default. */
  public RestSwitches emptyList(EmptyList emptyList) {
    return with(copy -> copy.emptyList = emptyList);
  }

  /** What deleting a stranger does; {@link UnknownUser#IGNORED} by default. */
  public RestSwitches unknownUser(UnknownUser unknownUser) {
    return with(copy -> copy.unknownUser = unknownUser);
  }

  /**
   * The largest body of a request, as it travels; a larger one is answered with 413, and nothing of
   * it is done.
   *
   * @param bytes at least 2; no limit by default
   * @throws IllegalArgumentException when it is less
   */
  public RestSwitches largestBody(long bytes) {
    if (bytes < 2) {
      throw new IllegalArgumentException("largestBody is " + bytes + " bytes, [] alone needs 2");
    }
    return with(copy -> copy.largestBodyBytes = bytes);
  }

  /**
   * How many requests are served in a span of time; what comes above is answered with 429 and a
   * {@code Retry-After} until the end of the span. No limit by default.
   *
   * @param requests at least 1
   * @param window positive, measured by the emulator's clock from the first request on
   * @throws IllegalArgumentException for any other
   */
  public RestSwitches rateLimit(int requests, Duration window) {
    if (requests < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException(
          "rateLimit is " + requests + " in " + window + ", both must be positive");
    }
    return with(
        copy -> {
          copy.rateLimit = requests;
          copy.rateWindow = window;
        });
  }

  /** Users are told in another order than that of their addresses, which is the default. */
  public RestSwitches unordered() {
    return with(copy -> copy.unordered = true);
  }

  /** Domains are told as an array of strings, the default. */
  public RestSwitches domainsAsStrings() {
    return with(copy -> copy.domainField = "");
  }

  /**
   * Domains are told as an array of objects.
   *
   * @param field the name of the field that holds the domain's name
   * @throws IllegalArgumentException when it is blank
   */
  public RestSwitches domainsAsObjects(String field) {
    if (field.isBlank()) {
      throw new IllegalArgumentException("the field of the domain's name is blank");
    }
    return with(copy -> copy.domainField = field);
  }

  /**
   * Lets everybody see that PUT deletes first and adds then: the list is empty, then it holds the
   * first half, then everybody. Each step is a revision. By default nobody can get in between.
   *
   * @param between is run in the server's thread after the delete and after the first half. When it
   *     throws, the PUT ends there with status 500, and the list stays as it is.
   */
  public RestSwitches replaceInSteps(Runnable between) {
    return with(copy -> copy.betweenSteps = between);
  }

  Duration lag() {
    return lag;
  }

  boolean emptyListIsArray() {
    return emptyList == EmptyList.EMPTY_ARRAY;
  }

  boolean refusesUnknownUsers() {
    return unknownUser == UnknownUser.NOT_FOUND;
  }

  long largestBodyBytes() {
    return largestBodyBytes;
  }

  int rateLimit() {
    return rateLimit;
  }

  Duration rateWindow() {
    return rateWindow;
  }

  boolean isUnordered() {
    return unordered;
  }

  /** Empty for strings. */
  String domainField() {
    return domainField;
  }

  Optional<Runnable> betweenSteps() {
    return Optional.ofNullable(betweenSteps);
  }
}
