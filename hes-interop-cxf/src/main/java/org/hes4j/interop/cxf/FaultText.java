package org.hes4j.interop.cxf;

import java.util.stream.Collectors;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.transport.http.HTTPException;
import org.hes4j.interop.cxf.stub.AuthenticationFault;
import org.hes4j.interop.cxf.stub.AuthorisationFault;
import org.hes4j.interop.cxf.stub.FaultDetail;
import org.hes4j.interop.cxf.stub.InvalidRecipientsFault;
import org.hes4j.interop.cxf.stub.LimitExceededFault;
import org.hes4j.interop.cxf.stub.RevisionConflictFault;
import org.hes4j.interop.cxf.stub.ServiceUnavailableFault;
import org.hes4j.interop.cxf.stub.StageFault;
import org.hes4j.interop.cxf.stub.UnknownDomainFault;

/** What a fault says, from the fields of its typed detail. */
final class FaultText {
  private FaultText() {}

  /**
   * The fault in one line.
   *
   * @throws Exception the one given, when it is no fault
   */
  static String of(Exception fault) throws Exception {
    if (fault instanceof AuthenticationFault authentication) {
      return text("AuthenticationFault", authentication.getFaultInfo(), "");
    }
    if (fault instanceof AuthorisationFault authorisation) {
      return text("AuthorisationFault", authorisation.getFaultInfo(), "");
    }
    if (fault instanceof UnknownDomainFault unknown) {
      return text("UnknownDomainFault", unknown.getFaultInfo(), unknown.getFaultInfo().getDomain());
    }
    if (fault instanceof InvalidRecipientsFault invalid) {
      return text("InvalidRecipientsFault", invalid.getFaultInfo(), reasons(invalid));
    }
    return ofLimitOrState(fault);
  }

  private static String ofLimitOrState(Exception fault) throws Exception {
    if (fault instanceof LimitExceededFault limit) {
      String numbers = limit.getFaultInfo().getFound() + " > " + limit.getFaultInfo().getLimit();
      return text("LimitExceededFault", limit.getFaultInfo(), numbers);
    }
    if (fault instanceof RevisionConflictFault conflict) {
      return text("RevisionConflictFault", conflict.getFaultInfo(), revisions(conflict));
    }
    if (fault instanceof StageFault stage) {
      return text("StageFault", stage.getFaultInfo(), stage.getFaultInfo().getStage());
    }
    if (fault instanceof ServiceUnavailableFault unavailable) {
      String wait = unavailable.getFaultInfo().getRetryAfterSeconds() + " s";
      return text("ServiceUnavailableFault", unavailable.getFaultInfo(), wait);
    }
    return ofNoType(fault);
  }

  private static String ofNoType(Exception fault) throws Exception {
    // Without a SAAJ of its own CXF makes no SOAPFaultException of a fault that has no type.
    if (fault.getCause() instanceof SoapFault untyped) {
      return "SoapFault " + untyped.getFaultCode().getLocalPart() + " " + untyped.getMessage();
    }
    if (fault.getCause() instanceof HTTPException status) {
      return "HTTP " + status.getResponseCode();
    }
    throw fault;
  }

  private static String text(String name, FaultDetail detail, String more) {
    if (detail.getMessage().isEmpty()) {
      throw new IllegalStateException(name + " has no message for people");
    }
    return (name + " " + detail.getCode() + " " + more).strip();
  }

  private static String reasons(InvalidRecipientsFault fault) {
    return fault.getFaultInfo().getInvalid().stream()
        .map(invalid -> invalid.getAddress() + " (" + invalid.getReason() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String revisions(RevisionConflictFault fault) {
    return fault.getFaultInfo().getDomain()
        + " "
        + fault.getFaultInfo().getExpected()
        + " "
        + fault.getFaultInfo().getFound();
  }
}
