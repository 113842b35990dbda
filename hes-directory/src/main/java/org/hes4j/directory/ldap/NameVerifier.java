package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.SSLSocketVerifier;
import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/**
 * Verifies that the server's certificate names the host of the URL (RFC 6125), and tells a mismatch
 * as the {@link SSLException} it is. The SDK lets every trusted certificate pass for a loopback
 * address written as a number.
 */
final class NameVerifier extends SSLSocketVerifier {
  private final HostNameSSLSocketVerifier verifier = new HostNameSSLSocketVerifier(true);

  @Override
  public void verifySSLSocket(String host, int port, SSLSocket socket) throws LDAPException {
    try {
      // Tells why it failed, which the session does not.
      socket.startHandshake();
      verifier.verifySSLSocket(host, port, socket);
      socket.setSoTimeout(0);
    } catch (IOException e) {
      throw new LDAPException(ResultCode.CONNECT_ERROR, e.getMessage(), e);
    } catch (LDAPException e) {
      SSLException mismatch = new SSLPeerUnverifiedException(e.getMessage());
      throw new LDAPException(e.getResultCode(), e.getMessage(), mismatch);
    }
  }
}
