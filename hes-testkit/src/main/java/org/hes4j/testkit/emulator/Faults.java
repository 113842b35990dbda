package org.hes4j.testkit.emulator;

import java.util.TreeMap;
import org.hes4j.client.HesException;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.client.soap.stub.DomainFaultDetail;
import org.hes4j.client.soap.stub.FaultCode;
import org.hes4j.client.soap.stub.FaultDetail;
import org.hes4j.client.soap.stub.InvalidRecipientType;
import org.hes4j.client.soap.stub.InvalidRecipientsDetail;
import org.hes4j.client.soap.stub.InvalidRecipientsFault;
import org.hes4j.client.soap.stub.LimitDetail;
import org.hes4j.client.soap.stub.LimitExceededFault;
import org.hes4j.client.soap.stub.RevisionConflictDetail;
import org.hes4j.client.soap.stub.RevisionConflictFault;
import org.hes4j.client.soap.stub.StageDetail;
import org.hes4j.client.soap.stub.StageFault;
import org.hes4j.client.soap.stub.UnknownDomainFault;

/** The typed faults of the contract for what the account refuses. */
final class Faults {
  private Faults() {}

  /**
   * The fault for a refusal.
   *
   * @param stage the stage that the message named, or an empty text
   * @return a fault of the contract; the refusal itself where the contract has none for it
   */
  static Exception of(HesException refusal, String stage) {
    if (refusal instanceof UnknownDomainException unknown) {
      return of(unknown);
    }
    if (refusal instanceof InvalidRecipientsException invalid) {
      return of(invalid);
    }
    if (refusal instanceof LimitExceededException limit) {
      return of(limit);
    }
    if (refusal instanceof RevisionConflictException conflict) {
      return of(conflict);
    }
    return refusal instanceof StageException failed ? of(failed, stage) : refusal;
  }

  private static UnknownDomainFault of(UnknownDomainException refusal) {
    DomainFaultDetail detail = detail(new DomainFaultDetail(), FaultCode.UNKNOWN_DOMAIN, refusal);
    detail.setDomain(refusal.domain().name());
    return new UnknownDomainFault(detail.getMessage(), detail);
  }

  private static InvalidRecipientsFault of(InvalidRecipientsException refusal) {
    InvalidRecipientsDetail detail =
        detail(new InvalidRecipientsDetail(), FaultCode.INVALID_RECIPIENTS, refusal);
    new TreeMap<>(refusal.reasons())
        .forEach(
            (address, reason) -> {
              InvalidRecipientType invalid = new InvalidRecipientType();
              invalid.setAddress(address);
              invalid.setReason(reason);
              detail.getInvalid().add(invalid);
            });
    return new InvalidRecipientsFault(detail.getMessage(), detail);
  }

  private static LimitExceededFault of(LimitExceededException refusal) {
    LimitDetail detail = detail(new LimitDetail(), FaultCode.LIMIT_EXCEEDED, refusal);
    detail.setLimit(refusal.limit());
    detail.setFound(refusal.found());
    return new LimitExceededFault(detail.getMessage(), detail);
  }

  private static RevisionConflictFault of(RevisionConflictException refusal) {
    RevisionConflictDetail detail =
        detail(new RevisionConflictDetail(), FaultCode.REVISION_CONFLICT, refusal);
    detail.setDomain(refusal.domain().name());
    detail.setExpected(refusal.expected());
    detail.setFound(refusal.found());
    return new RevisionConflictFault(detail.getMessage(), detail);
  }

  private static StageFault of(StageException refusal, String stage) {
    FaultCode code =
        switch (refusal.kind()) {
          case UNKNOWN -> FaultCode.STAGE_UNKNOWN;
          case EXPIRED -> FaultCode.STAGE_EXPIRED;
          case MISMATCH -> FaultCode.STAGE_MISMATCH;
        };
    StageDetail detail = detail(new StageDetail(), code, refusal);
    detail.setStage(stage);
    return new StageFault(detail.getMessage(), detail);
  }

  private static <T extends FaultDetail> T detail(T detail, FaultCode code, HesException refusal) {
    detail.setCode(code);
    detail.setMessage(String.valueOf(refusal.getMessage()));
    return detail;
  }

  /**
   * Throws the fault for a refusal as if it were unchecked. Each operation of the port declares its
   * own choice of faults; the rules of the account, not the compiler, keep to that choice.
   *
   * @return never; there for the caller's {@code throw}
   */
  static HesException thrown(HesException refusal, String stage) {
    Faults.<RuntimeException>throwAny(of(refusal, stage));
    return refusal;
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void throwAny(Exception fault) throws E {
    throw (E) fault;
  }
}
