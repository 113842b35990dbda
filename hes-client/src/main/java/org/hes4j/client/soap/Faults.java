package org.hes4j.client.soap;

import jakarta.xml.ws.WebServiceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.CallDetails;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesException;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.StageException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.client.http.ServiceText;
import org.hes4j.client.http.StatusErrors;
import org.hes4j.client.soap.stub.AuthenticationFault;
import org.hes4j.client.soap.stub.AuthorisationFault;
import org.hes4j.client.soap.stub.InvalidRecipientType;
import org.hes4j.client.soap.stub.InvalidRecipientsFault;
import org.hes4j.client.soap.stub.LimitDetail;
import org.hes4j.client.soap.stub.LimitExceededFault;
import org.hes4j.client.soap.stub.RevisionConflictDetail;
import org.hes4j.client.soap.stub.RevisionConflictFault;
import org.hes4j.client.soap.stub.ServiceUnavailableFault;
import org.hes4j.client.soap.stub.StageDetail;
import org.hes4j.client.soap.stub.StageFault;
import org.hes4j.client.soap.stub.UnknownDomainFault;
import org.hes4j.recipient.MailDomain;

/** Turns the contract's faults into our exceptions. Immutable and thread-safe. */
final class Faults {
  private final Credentials credentials;

  Faults(Credentials credentials) {
    this.credentials = credentials;
  }

  HesException translate(Exception fault, CallDetails call) {
    return translate(fault, new Told(call, withoutDetail(fault)));
  }

  /** What every error is given. */
  private record Told(CallDetails call, Throwable cause) {
    String where() {
      return call.operation() + " at " + call.endpoint() + ": ";
    }
  }

  /** What a fault holds cannot be serialized; the error tells it. */
  static Throwable withoutDetail(Exception fault) {
    WebServiceException plain =
        new WebServiceException(fault.getClass().getSimpleName() + ": " + fault.getMessage());
    plain.setStackTrace(fault.getStackTrace());
    return plain;
  }

  private HesException translate(Exception fault, Told told) {
    CallDetails call = told.call();
    if (fault instanceof AuthenticationFault) {
      return new AuthenticationException(
          told.where() + StatusErrors.notAccepted(credentials), call, told.cause());
    }
    if (fault instanceof AuthorisationFault) {
      return new AuthorizationException(
          told.where() + StatusErrors.notAllowed(credentials), call, told.cause());
    }
    if (fault instanceof UnknownDomainFault unknown) {
      return unknownDomain(unknown, told);
    }
    if (fault instanceof InvalidRecipientsFault invalid) {
      return invalidRecipients(invalid, told);
    }
    if (fault instanceof LimitExceededFault limit) {
      return limitExceeded(limit, told);
    }
    if (fault instanceof RevisionConflictFault conflict) {
      return revisionConflict(conflict, told);
    }
    if (fault instanceof StageFault stage) {
      return stage(stage, told);
    }
    if (fault instanceof ServiceUnavailableFault unavailable) {
      return unavailable(unavailable, told);
    }
    return ProtocolErrors.unexpected(
        call, "something that the contract does not know", told.cause());
  }

  private static HesException unknownDomain(UnknownDomainFault fault, Told told) {
    MailDomain domain = MailDomain.of(fault.getFaultInfo().getDomain());
    return new UnknownDomainException(
        told.where()
            + domain
            + " is no domain of this account; check its spelling, or add it in the console first",
        domain,
        told.call(),
        told.cause());
  }

  private static HesException invalidRecipients(InvalidRecipientsFault fault, Told told) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (InvalidRecipientType invalid : fault.getFaultInfo().getInvalid()) {
      reasons.put(invalid.getAddress(), invalid.getReason());
    }
    return new InvalidRecipientsException(
        told.where()
            + "the service refused "
            + reasons.size()
            + " or more recipients, and with them the whole message;"
            + " nothing of it was done",
        reasons,
        told.call(),
        told.cause());
  }

  private static HesException limitExceeded(LimitExceededFault fault, Told told) {
    LimitDetail detail = fault.getFaultInfo();
    return new LimitExceededException(
        told.where()
            + said(detail.getMessage())
            + " ("
            + detail.getFound()
            + ", at most "
            + detail.getLimit()
            + ")",
        detail.getLimit(),
        detail.getFound(),
        told.call(),
        told.cause());
  }

  private static HesException revisionConflict(RevisionConflictFault fault, Told told) {
    RevisionConflictDetail detail = fault.getFaultInfo();
    MailDomain domain = MailDomain.of(detail.getDomain());
    return new RevisionConflictException(
        told.where()
            + "the list of "
            + domain
            + " is at revision "
            + detail.getFound()
            + ", not at "
            + detail.getExpected()
            + ": somebody else has changed it. Nothing was done; run again to start from the list as it is now",
        domain,
        detail.getExpected(),
        detail.getFound(),
        told.call(),
        told.cause());
  }

  private static HesException stage(StageFault fault, Told told) {
    StageDetail detail = fault.getFaultInfo();
    StageException.Kind kind =
        switch (detail.getCode()) {
          case STAGE_EXPIRED -> StageException.Kind.EXPIRED;
          case STAGE_MISMATCH -> StageException.Kind.MISMATCH;
          default -> StageException.Kind.UNKNOWN;
        };
    return new StageException(
        told.where() + said(detail.getMessage()) + ". The list is unchanged; run again",
        kind,
        told.call(),
        told.cause());
  }

  private static HesException unavailable(ServiceUnavailableFault fault, Told told) {
    Integer seconds = fault.getFaultInfo().getRetryAfterSeconds();
    Duration retryAfter = seconds == null ? null : Duration.ofSeconds(Math.max(0, seconds));
    return new ServiceUnavailableException(
        told.where()
            + StatusErrors.unavailable(said(fault.getFaultInfo().getMessage()), retryAfter),
        retryAfter,
        told.call(),
        told.cause());
  }

  private static String said(String message) {
    return "the service says: " + ServiceText.of(message);
  }
}
