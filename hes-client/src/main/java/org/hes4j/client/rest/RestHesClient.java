package org.hes4j.client.rest;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.Credentials;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.hes4j.client.HesException;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.RetriedCall;
import org.hes4j.client.StageBase;
import org.hes4j.client.StagedChange;
import org.hes4j.client.http.HttpTransport;
import org.hes4j.client.http.Retries;
import org.hes4j.client.http.StatusErrors;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/**
 * The REST binding of {@link HesClient}: Trend Micro Email Security API v1, the service that HES
 * became.
 *
 * <pre>{@code
 * Credentials credentials = Credentials.of("user", apiKey);
 * try (HesClient hes = RestHesClient.builder(Region.EUROPE, credentials).build();
 *     Stream<Recipient> users = hes.listUsers(MailDomain.of("example.com"))) {
 *   users.forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Its wire has no revisions and no atomic change, and may lag behind a write, so {@link
 * #capabilities()} names nothing beyond listing, adding and deleting. {@code docs/bindings.md} says
 * what of the API the vendor documents and what is assumed. Only the local part of an address
 * travels; an address of another domain than the one named is refused by an {@link
 * IllegalArgumentException} before anything is sent, and one that the wire cannot carry by an
 * {@link InvalidRecipientsException}. A character that the service refuses nevertheless is most
 * likely one of a name, so those users are sent again without their names.
 *
 * <p>Thread-safe. Every request can be repeated safely, so one whose connection broke is tried
 * again as well, up to {@link HesClientBuilder#maxAttempts(int)} times.
 */
public final class RestHesClient implements HesClient {
  private static final long MOST_BYTES_OF_DOMAINS = 16L << 20;

  private final RestSettings settings;
  private final RestCalls calls;
  private final Batches batches;

  private RestHesClient(RestSettings settings, RestCalls calls) {
    this.settings = settings;
    this.calls = calls;
    this.batches = new Batches(settings.batchSize());
  }

  /**
   * A builder for a client of the API at that address.
   *
   * @param baseUrl ends in {@code /api/v1/}; a missing last slash is added
   * @throws IllegalArgumentException when it is no absolute http or https address, or holds
   *     credentials, a query or a fragment
   */
  public static Builder builder(URI baseUrl, Credentials credentials) {
    return new Builder(withSlash(baseUrl), credentials);
  }

  /** A builder for a client of the API where the account is kept. */
  public static Builder builder(Region region, Credentials credentials) {
    return builder(region.baseUrl(), credentials);
  }

  private static URI withSlash(URI baseUrl) {
    if (baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the base URL has a query or a fragment; it ends in /api/v1/");
    }
    String text = baseUrl.toString();
    return text.endsWith("/") ? baseUrl : URI.create(text + "/");
  }

  /** Makes REST clients. Not thread-safe. */
  public static final class Builder extends HesClientBuilder<Builder> {
    private static final int LARGEST_BATCH = 100_000;
    private static final long DEFAULT_BYTES = 512L << 20;

    private final URI baseUrl;
    private List<MailDomain> domains = List.of();
    private int batchSize = 1_000;
    private long maxUnpackedBytes = DEFAULT_BYTES;
    private boolean compressRequests;
    private UnreadableEntries unreadableEntries = UnreadableEntries.FAIL;

    private Builder(URI baseUrl, Credentials credentials) {
      super(baseUrl, credentials);
      this.baseUrl = baseUrl;
      // A list comes in one answer, which is not held.
      maxAnswerBytes(DEFAULT_BYTES);
    }

    /**
     * The domains of the account, where the service's own answer is not understood, for the vendor
     * does not tell its form. By default the service is asked.
     *
     * @throws IllegalArgumentException when there are none
     */
    public Builder domains(Collection<MailDomain> domains) {
      if (domains.isEmpty()) {
        throw new IllegalArgumentException(
            "no domains given; leave domains() out to ask the service");
      }
      this.domains = List.copyOf(new TreeSet<>(domains));
      return this;
    }

    /**
     * How many users are added or deleted by one message; 1 000 by default, which is our choice,
     * since the vendor states no limit. Halved where the service says that it is too large (HTTP
     * 413).
     *
     * @throws IllegalArgumentException when it is not between 1 and 100 000
     */
    public Builder batchSize(int users) {
      if (users < 1 || users > LARGEST_BATCH) {
        throw new IllegalArgumentException(
            "batchSize is " + users + ", it must be between 1 and " + LARGEST_BATCH);
      }
      batchSize = users;
      return this;
    }

    /**
     * How many bytes an answer may have once its gzip coding is undone; 512 MiB by default, some
     * seven million users. {@link #maxAnswerBytes(long)}, the limit on the bytes that travel, is
     * 512 MiB by default too for this binding.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public Builder maxUnpackedBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException(
            "maxUnpackedBytes is " + bytes + ", at least 1 is needed");
      }
      maxUnpackedBytes = bytes;
      return this;
    }

    /**
     * Whether the bodies of requests travel in gzip coding; not by default. The vendor documents
     * that the service takes it; batches are short, and plain bodies are what every proxy on the
     * way understands. Answers are asked for in gzip coding always.
     */
    public Builder compressRequests(boolean compress) {
      compressRequests = compress;
      return this;
    }

    /**
     * What becomes of users at the service whose local part is none by RFC 5321, or cannot be sent;
     * {@link UnreadableEntries#FAIL} by default.
     */
    public Builder unreadableEntries(UnreadableEntries choice) {
      unreadableEntries = choice;
      return this;
    }

    @Override
    protected HesClient build(URI endpoint, Credentials credentials, ConnectionSettings settings) {
      RestSettings rest =
          new RestSettings(
              baseUrl, domains, batchSize, maxUnpackedBytes, compressRequests, unreadableEntries);
      StatusErrors statusErrors = new StatusErrors(credentials, Clock.systemUTC());
      return new RestHesClient(
          rest,
          new RestCalls(
              rest,
              new HttpTransport(credentials, settings),
              new Retries(settings),
              new RestErrors(credentials, statusErrors)));
    }
  }

  /** No capability beyond listing, adding and deleting; the largest batch is the batch size. */
  @Override
  public Capabilities capabilities() {
    return Capabilities.of(settings.batchSize(), Capability.ANY_PLAIN_ADDRESS);
  }

  /**
   * Whether the local part is one that the vendor allows: 1 to 255 ASCII letters, digits, dots and
   * some special characters, the first no dot. The name is no matter: {@link Recipient} cuts it at
   * what the service takes.
   */
  @Override
  public Optional<String> check(Recipient recipient) {
    return LocalParts.problem(recipient.address());
  }

  /**
   * The domains given to the builder, or the service's answer.
   *
   * @throws ProtocolException when the answer has a form that is not understood; the message says
   *     which
   */
  @Override
  public List<DomainStatus> listDomains() {
    calls.requireOpen();
    List<MailDomain> domains = settings.domains();
    if (domains.isEmpty()) {
      domains = calls.read(RestRequest.domains(), MOST_BYTES_OF_DOMAINS, DomainNames::read);
    }
    return domains.stream().map(DomainStatus::of).toList();
  }

  /**
   * The list in the service's order, read while its one answer arrives, which must be within {@link
   * HesClientBuilder#totalTimeout}. It is asked for at the first element; close the stream, which
   * gives the connection back. A user whom the service names twice comes twice. An answer that is
   * not whole ends in an exception, also when an element after it is asked for again.
   *
   * @throws ProtocolException (from the stream) also for a user who is no address, unless the
   *     builder was told {@link UnreadableEntries#LEAVE_OUT}
   */
  @Override
  public Stream<Recipient> listUsers(MailDomain domain) {
    calls.requireOpen();
    return ListedUsers.stream(
        domain,
        settings.unreadableEntries(),
        () -> new UserEntries(calls.open(RestRequest.users("listUsers", domain))));
  }

  /** Not possible: this wire has no revisions. */
  @Override
  public Stream<Recipient> listUsers(MailDomain domain, long revision) {
    throw new UnsupportedOperationException("listUsers at a revision: the REST API has none");
  }

  @Override
  public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
    calls.requireOpen();
    NonEmpty.<Recipient>of(recipients)
        .ifPresent(
            all -> {
              LocalParts.requireAll("addUsers", domain, all, Recipient::address);
              Sending sending = new Sending(calls, "addUsers", "POST", domain);
              batches.send(all, sending::send);
            });
    return ChangeResult.untold();
  }

  @Override
  public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
    calls.requireOpen();
    NonEmpty.<EmailAddress>of(addresses)
        .ifPresent(
            all -> {
              LocalParts.requireAll("deleteUsers", domain, all, Function.identity());
              batches.send(all, new Deletion(calls, domain)::delete);
            });
    return ChangeResult.untold();
  }

  /**
   * Makes the recipients the whole list, in one message of any number. The service deletes all
   * users and then adds these, so that mail is refused meanwhile, and after a failure until the
   * call is repeated. Adding and deleting the differences, as {@code RecipientSync} does, is free
   * of that.
   *
   * @throws IllegalStateException when the builder was told {@link UnreadableEntries#LEAVE_OUT}:
   *     who was left out would be deleted, and is in no list that could be sent; nothing was sent
   * @throws LimitExceededException when the service says that there are too many (HTTP 413)
   * @throws HesException of any other kind: the list may be incomplete, unless the kind says that
   *     nothing was done; repeat the call
   */
  @Override
  public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
    calls.requireOpen();
    if (settings.unreadableEntries() == UnreadableEntries.LEAVE_OUT) {
      throw new IllegalStateException(
          "replaceUsers of "
              + domain
              + " would delete the users that unreadableEntries(LEAVE_OUT) leaves as they are; add"
              + " and delete the differences instead. Nothing was sent");
    }
    NonEmpty<Recipient> all =
        NonEmpty.<Recipient>of(recipients)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "replaceUsers of "
                            + domain
                            + " with nobody would refuse all its mail; delete the users if you mean it"));
    LocalParts.requireAll("replaceUsers", domain, all, Recipient::address);
    new Sending(calls, "replaceUsers", "PUT", domain).send(all);
    return ChangeResult.untold();
  }

  /** Not possible: this wire has no atomic change. */
  @Override
  public ChangeResult changeUsers(
      MailDomain domain,
      long ifRevision,
      Collection<Recipient> additions,
      Collection<EmailAddress> removals) {
    throw new UnsupportedOperationException("changeUsers: the REST API has no atomic change");
  }

  /** Not possible: this wire has no stages. */
  @Override
  public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
    throw new UnsupportedOperationException("beginChange: the REST API has no stages");
  }

  @Override
  public List<RetriedCall> retriedCalls() {
    return calls.retried();
  }

  @Override
  public void close() {
    calls.close();
  }
}
