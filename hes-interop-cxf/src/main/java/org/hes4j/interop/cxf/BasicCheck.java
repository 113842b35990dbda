package org.hes4j.interop.cxf;

import org.apache.cxf.configuration.security.AuthorizationPolicy;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.hes4j.interop.cxf.stub.AuthenticationFault;
import org.hes4j.interop.cxf.stub.FaultCode;
import org.jspecify.annotations.Nullable;

/** HTTP Basic, as hes.wsdl says: status 401 and an authenticationFault. */
final class BasicCheck extends AbstractPhaseInterceptor<Message> {
  private final String username;
  private final String key;

  /** Acts when the operation is known, since only then CXF can write a typed fault. */
  BasicCheck(String username, String key) {
    super(Phase.PRE_INVOKE);
    this.username = username;
    this.key = key;
  }

  @Override
  public void handleMessage(Message message) {
    @Nullable AuthorizationPolicy sent = message.get(AuthorizationPolicy.class);
    if (sent == null
        || !username.equals(sent.getUserName())
        || !key.equals(sent.getPassword())
        || !"Basic".equals(sent.getAuthorizationType())) {
      Fault fault =
          new Fault(
              new AuthenticationFault(
                  "who is there?", Details.of(FaultCode.AUTHENTICATION_FAILED, "who is there?")));
      fault.setStatusCode(401);
      throw fault;
    }
  }
}
