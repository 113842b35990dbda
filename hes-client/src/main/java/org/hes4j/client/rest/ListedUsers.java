package org.hes4j.client.rest;

import java.util.Locale;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hes4j.client.CallDetails;
import org.hes4j.client.ProtocolException;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recipients of a domain, read while the answer arrives; asked for at the first one. What ended
 * by an error, or was closed before its end, never looks as if it had ended well. Not thread-safe.
 */
final class ListedUsers extends Spliterators.AbstractSpliterator<Recipient> {
  private static final Logger LOG = LoggerFactory.getLogger(ListedUsers.class);

  private final MailDomain domain;
  private final UnreadableEntries unreadable;
  private final Supplier<UserEntries> open;
  private final AddressNormalizer normalizer = new AddressNormalizer();
  private @Nullable UserEntries entries;
  private @Nullable RuntimeException failure;
  private boolean ended;
  private long leftOut;

  private ListedUsers(MailDomain domain, UnreadableEntries unreadable, Supplier<UserEntries> open) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.domain = domain;
    this.unreadable = unreadable;
    this.open = open;
  }

  static Stream<Recipient> stream(
      MailDomain domain, UnreadableEntries unreadable, Supplier<UserEntries> open) {
    ListedUsers users = new ListedUsers(domain, unreadable, open);
    return StreamSupport.stream(users, false).onClose(users::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Recipient> action) {
    Recipient next = next();
    if (next == null) {
      return false;
    }
    action.accept(next);
    return true;
  }

  private @Nullable Recipient next() {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return null;
    }
    try {
      return read();
    } catch (RuntimeException e) {
      failure = e;
      release();
      throw e;
    }
  }

  private @Nullable Recipient read() {
    if (entries == null) {
      entries = open.get();
    }
    UserEntries.Entry entry = entries.next();
    while (entry != null) {
      Recipient recipient = recipient(entry, entries.call());
      if (recipient != null) {
        return recipient;
      }
      entry = entries.next();
    }
    ended = true;
    release();
    if (leftOut > 0) {
      LOG.warn(
          "{} entries of the list of {} are no addresses that can be sent; they were left out, and stay",
          leftOut,
          domain);
    }
    return null;
  }

  private @Nullable Recipient recipient(UserEntries.Entry entry, CallDetails call) {
    Normalized normalized = normalizer.normalize(entry.localPart(), domain);
    Optional<String> beyondAscii = LocalParts.beyondAscii(entry.localPart());
    String reason;
    if (beyondAscii.isPresent()) {
      // In lower case it might be an ASCII letter, and the address another one: U+212A is a k then.
      reason = beyondAscii.get();
    } else if (normalized instanceof Normalized.Accepted accepted
        && isSame(accepted.address().localPart(), entry.localPart())) {
      Optional<String> problem = LocalParts.problem(accepted.address());
      if (problem.isEmpty()) {
        return Recipient.of(accepted.address(), entry.displayName());
      }
      // She could be listed, and never be removed: each run would fail when it comes to that.
      reason = problem.get();
    } else {
      // The normaliser takes blanks and prefixes away, which would make another address of it.
      reason =
          normalized instanceof Normalized.Rejected rejected
              ? rejected.reason()
              : "a character that is not allowed there";
    }
    if (unreadable == UnreadableEntries.FAIL) {
      throw notReadable(entry.position(), reason, call);
    }
    leftOut++;
    LOG.debug("user {} of the list of {} is left out: {}", entry.position(), domain, reason);
    return null;
  }

  private static boolean isSame(String canonical, String listed) {
    return canonical.equals(listed) || canonical.equals(listed.toLowerCase(Locale.ROOT));
  }

  private ProtocolException notReadable(long position, String reason, CallDetails call) {
    return new ProtocolException(
        ("%s at %s: the list cannot be read whole, its user %s is no address that can be"
                + " sent (%s). Remove that user in the administration console, or build the client"
                + " with unreadableEntries(LEAVE_OUT) (--unreadable-entries leave-out of imhs-cmd),"
                + " which leaves such users as they are")
            .formatted(call.operation(), call.endpoint(), position, reason),
        call,
        null);
  }

  private void release() {
    if (entries != null) {
      entries.close();
    }
  }

  private void close() {
    if (!ended && failure == null) {
      failure = new IllegalStateException("the list was closed before its end");
      release();
    }
  }
}
