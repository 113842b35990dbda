package org.hes4j.interop.cxf;

import java.util.Map;
import org.hes4j.interop.cxf.stub.AuthorisationFault;
import org.hes4j.interop.cxf.stub.DomainFaultDetail;
import org.hes4j.interop.cxf.stub.FaultCode;
import org.hes4j.interop.cxf.stub.FaultDetail;
import org.hes4j.interop.cxf.stub.InvalidRecipientType;
import org.hes4j.interop.cxf.stub.InvalidRecipientsDetail;
import org.hes4j.interop.cxf.stub.InvalidRecipientsFault;
import org.hes4j.interop.cxf.stub.LimitDetail;
import org.hes4j.interop.cxf.stub.LimitExceededFault;
import org.hes4j.interop.cxf.stub.RevisionConflictDetail;
import org.hes4j.interop.cxf.stub.RevisionConflictFault;
import org.hes4j.interop.cxf.stub.ServiceUnavailableFault;
import org.hes4j.interop.cxf.stub.StageDetail;
import org.hes4j.interop.cxf.stub.StageFault;
import org.hes4j.interop.cxf.stub.UnavailableDetail;
import org.hes4j.interop.cxf.stub.UnknownDomainFault;

/** The faults of the contract with their details. */
final class Details {
  private Details() {}

  static FaultDetail of(FaultCode code, String message) {
    return filled(new FaultDetail(), code, message);
  }

  private static <T extends FaultDetail> T filled(T detail, FaultCode code, String message) {
    detail.setCode(code);
    detail.setMessage(message);
    return detail;
  }

  static AuthorisationFault closed(String domain) {
    return new AuthorisationFault("closed", of(FaultCode.NOT_AUTHORISED, domain + " is closed"));
  }

  static ServiceUnavailableFault busy(int seconds) {
    UnavailableDetail detail =
        filled(new UnavailableDetail(), FaultCode.SERVICE_UNAVAILABLE, "busy");
    detail.setRetryAfterSeconds(seconds);
    return new ServiceUnavailableFault("busy", detail);
  }

  static UnknownDomainFault unknown(String domain) {
    DomainFaultDetail detail =
        filled(new DomainFaultDetail(), FaultCode.UNKNOWN_DOMAIN, "no such domain");
    detail.setDomain(domain);
    return new UnknownDomainFault("unknown", detail);
  }

  static InvalidRecipientsFault invalid(Map<String, String> reasons) {
    InvalidRecipientsDetail detail =
        filled(new InvalidRecipientsDetail(), FaultCode.INVALID_RECIPIENTS, "invalid");
    reasons.forEach(
        (address, reason) -> {
          InvalidRecipientType invalid = new InvalidRecipientType();
          invalid.setAddress(address);
          invalid.setReason(reason);
          detail.getInvalid().add(invalid);
        });
    return new InvalidRecipientsFault("invalid", detail);
  }

  static LimitExceededFault limit(long limit, long found) {
    LimitDetail detail = filled(new LimitDetail(), FaultCode.LIMIT_EXCEEDED, "too many");
    detail.setLimit(limit);
    detail.setFound(found);
    return new LimitExceededFault("limit", detail);
  }

  static RevisionConflictFault conflict(String domain, long expected, long found) {
    RevisionConflictDetail detail =
        filled(new RevisionConflictDetail(), FaultCode.REVISION_CONFLICT, "changed meanwhile");
    detail.setDomain(domain);
    detail.setExpected(expected);
    detail.setFound(found);
    return new RevisionConflictFault("conflict", detail);
  }

  static StageFault stage(FaultCode code, String stage) {
    StageDetail detail = filled(new StageDetail(), code, "not with this stage");
    detail.setStage(stage);
    return new StageFault("stage", detail);
  }
}
