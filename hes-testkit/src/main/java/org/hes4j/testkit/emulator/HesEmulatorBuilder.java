package org.hes4j.testkit.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hes4j.client.Credentials;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/**
 * Makes a {@link HesEmulator}. Account name and key have no default; everything else has one. Not
 * thread-safe.
 */
public final class HesEmulatorBuilder {
  /** As many addresses as the contract allows in a message, and recipients in a page. */
  static final int CONTRACT_LIMIT = 10_000;

  private final SortedMap<MailDomain, Collection<Recipient>> domains = new TreeMap<>();
  private String username = "";
  private String apiKey = "";
  private int port;
  private Duration stageLifetime = Duration.ofMinutes(15);
  private int largestBatch = CONTRACT_LIMIT;
  private int largestPage = CONTRACT_LIMIT;
  private int openStages = 16;
  private Clock clock = Clock.systemUTC();
  private RestSwitches rest = RestSwitches.defaults();

  HesEmulatorBuilder() {}

  /**
   * The port to listen on.
   *
   * @param port 0 to 65535; 0, the default, takes a free one
   * @throws IllegalArgumentException for any other
   */
  public HesEmulatorBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + ", it must be 0 to 65535");
    }
    this.port = port;
    return this;
  }

  /** The administrator's account name; required. */
  public HesEmulatorBuilder username(String username) {
    this.username = username;
    return this;
  }

  /** The Service Authentication Key; required. */
  public HesEmulatorBuilder apiKey(String apiKey) {
    this.apiKey = apiKey;
    return this;
  }

  /**
   * Adds a domain to the account.
   *
   * @throws IllegalArgumentException when it is no domain name
   */
  public HesEmulatorBuilder domain(String domain) {
    domains.putIfAbsent(MailDomain.of(domain), List.of());
    return this;
  }

  /**
   * Adds a domain to the account with these recipients in its list.
   *
   * @throws IllegalArgumentException when it is no domain name; {@link #start} throws one for
   *     recipients of another domain
   */
  public HesEmulatorBuilder recipients(String domain, Collection<Recipient> recipients) {
    domains.put(MailDomain.of(domain), List.copyOf(recipients));
    return this;
  }

  /**
   * How long a stage lives without a message.
   *
   * @param stageLifetime positive; 15 minutes by default
   * @throws IllegalArgumentException when it is not positive
   */
  public HesEmulatorBuilder stageLifetime(Duration stageLifetime) {
    if (stageLifetime.isNegative() || stageLifetime.isZero()) {
      throw new IllegalArgumentException(
          "stageLifetime is " + stageLifetime + ", it must be positive");
    }
    this.stageLifetime = stageLifetime;
    return this;
  }

  /**
   * How many addresses a message may carry, additions and removals together.
   *
   * @param largestBatch 1 to 10 000; 10 000 by default
   * @throws IllegalArgumentException for any other
   */
  public HesEmulatorBuilder largestBatch(int largestBatch) {
    this.largestBatch = inContract("largestBatch", largestBatch);
    return this;
  }

  /**
   * How many recipients a page may hold.
   *
   * @param largestPage 1 to 10 000; 10 000 by default
   * @throws IllegalArgumentException for any other
   */
  public HesEmulatorBuilder largestPage(int largestPage) {
    this.largestPage = inContract("largestPage", largestPage);
    return this;
  }

  /**
   * How many stages may be open at the same time.
   *
   * @param openStages at least 1; 16 by default
   * @throws IllegalArgumentException when it is less
   */
  public HesEmulatorBuilder openStages(int openStages) {
    if (openStages < 1) {
      throw new IllegalArgumentException("openStages is " + openStages + ", it must be at least 1");
    }
    this.openStages = openStages;
    return this;
  }

  /** What the vendor leaves open of the REST API; {@link RestSwitches#defaults()} by default. */
  public HesEmulatorBuilder rest(RestSwitches switches) {
    this.rest = switches;
    return this;
  }

  /** The clock of stages, lag and rate limit; the system's by default. */
  public HesEmulatorBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  private static int inContract(String name, int value) {
    if (value < 1 || value > CONTRACT_LIMIT) {
      throw new IllegalArgumentException(
          name + " is " + value + ", the contract allows 1 to " + CONTRACT_LIMIT);
    }
    return value;
  }

  /**
   * Starts the service.
   *
   * @throws IllegalArgumentException when account name, key or domains are missing or malformed, or
   *     recipients stand under another domain than theirs
   * @throws java.io.UncheckedIOException when the port cannot be had
   */
  public HesEmulator start() {
    if (domains.isEmpty()) {
      throw new IllegalArgumentException("the account has no domain; add one with domain(..)");
    }
    Credentials credentials = Credentials.of(username, apiKey);
    AccountState account = new AccountState(domains.keySet(), limits(), clock);
    domains.forEach((domain, recipients) -> Recipients.set(account, domain, recipients));
    RestWork restWork = new RestWork(account, rest, clock);
    return new HesEmulator(new EmulatorServer(port, credentials, account, restWork), account);
  }

  private Limits limits() {
    return new Limits(largestBatch, largestPage, stageLifetime, openStages);
  }
}
