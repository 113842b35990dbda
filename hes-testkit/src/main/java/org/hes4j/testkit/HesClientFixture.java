package org.hes4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hes4j.client.Capability;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * What the tests of {@link HesClientContract} start from, and the words in which they are written.
 */
abstract class HesClientFixture {
  static final MailDomain COM = MailDomain.of("example.com");
  static final MailDomain ORG = MailDomain.of("example.org");
  static final MailDomain FOREIGN = MailDomain.of("example.net");
  static final Recipient ANN = recipient("ann@example.com", "Änn \"Lee\" & <Söhne>");
  static final Recipient BEN = recipient("ben@example.com", null);
  static final Recipient CID = recipient("cid@example.com", "Cid");
  static final Recipient STRANGER = recipient("nobody@example.com", null);
  static final Recipient ANN_OF_ORG = recipient("ann@example.org", "Ann of the other one");

  private final List<HesClient> clients = new ArrayList<>();

  /**
   * A client of a service of its own, whose account has exactly these domains with exactly these
   * lists. Called once in a test at most.
   */
  protected abstract HesClient connect(Map<MailDomain, List<Recipient>> lists);

  /**
   * A client of the service that {@link #connect} made, with a key that is not the right one; empty
   * where the service asks for none.
   */
  protected abstract Optional<HesClient> connectWithKey(String wrongKey);

  /**
   * The list that the service holds, by another way than the client, in any order. Where the
   * service works off what it was sent later, this waits until it has.
   */
  protected abstract List<Recipient> held(MailDomain domain);

  /** How many requests of any kind have reached the service so far. */
  protected abstract long requests();

  /** Texts that the client knows and must not show, such as the right key; none by default. */
  protected List<String> secrets() {
    return List.of();
  }

  /** Closes the clients that the test used. */
  @AfterEach
  public final void closeClients() {
    clients.forEach(HesClient::close);
  }

  final HesClient client(Recipient... listed) {
    return client(List.of(listed));
  }

  /** A client of an account of two domains, the first with this list. */
  final HesClient client(List<Recipient> listed) {
    Map<MailDomain, List<Recipient>> lists = new LinkedHashMap<>();
    lists.put(ORG, List.of(ANN_OF_ORG));
    lists.put(COM, listed);
    return closing(connect(lists));
  }

  final HesClient closing(HesClient client) {
    clients.add(client);
    return client;
  }

  static Recipient recipient(String address, @Nullable String name) {
    return Recipient.of(EmailAddress.of(address), name);
  }

  static List<Recipient> many(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> recipient(String.format(Locale.ROOT, "%s%06d@example.com", prefix, i), null))
        .toList();
  }

  static List<EmailAddress> addresses(Collection<Recipient> recipients) {
    return recipients.stream().map(Recipient::address).toList();
  }

  static ListDigest digest(Recipient... recipients) {
    return ListDigest.of(addresses(List.of(recipients)));
  }

  static List<Recipient> listed(HesClient client, MailDomain domain) {
    try (Stream<Recipient> users = client.listUsers(domain)) {
      return users.toList();
    }
  }

  final void assertHeld(Recipient... expected) {
    assertHeld(List.of(expected));
  }

  final void assertHeld(List<Recipient> expected) {
    assertSame("what the service holds of " + COM, held(COM), expected);
    assertThat(held(ORG))
        .as("what the service holds of %s, which nobody touched", ORG)
        .containsExactly(ANN_OF_ORG);
  }

  /** In any order; AssertJ's own way to ask that takes long with long lists. */
  static void assertSame(String what, List<Recipient> found, List<Recipient> expected) {
    assertThat(new TreeSet<>(addresses(found)))
        .as(what)
        .isEqualTo(new TreeSet<>(addresses(expected)));
    assertThat(found).as(what + ", and nobody twice").hasSameSizeAs(expected);
    assertThat(Set.copyOf(found)).as(what + ", with their names").isEqualTo(Set.copyOf(expected));
  }

  final void assertSendsNothing(Runnable call) {
    long before = requests();
    call.run();
    assertThat(requests() - before).as("requests that reached the service").isZero();
  }

  final Throwable refusalBeforeSending(ThrowingCallable call) {
    Throwable[] thrown = new Throwable[1];
    assertSendsNothing(() -> thrown[0] = catchThrowable(call));
    return thrown[0];
  }

  static boolean supports(HesClient client, Capability capability) {
    return client.capabilities().supports(capability);
  }

  final HesClient with(Capability capability, Recipient... listed) {
    HesClient client = client(listed);
    assumeTrue(supports(client, capability), "the binding has no " + capability);
    return client;
  }

  final HesClient without(Capability capability, Recipient... listed) {
    HesClient client = client(listed);
    assumeFalse(supports(client, capability), "the binding has " + capability);
    return client;
  }
}
