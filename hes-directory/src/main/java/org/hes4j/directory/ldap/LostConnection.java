package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.DisconnectType;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a connection was lost in the middle of a search. The SDK's exception tells all of these as
 * the same lost connection; the connection itself knows more.
 */
record LostConnection(ResultCode code, String said, String remedy, @Nullable Throwable cause) {

  private static final Set<ResultCode> CODES =
      Set.of(ResultCode.SERVER_DOWN, ResultCode.DECODING_ERROR);

  /** What the connection knows, or null when it was not lost from the other side. */
  static @Nullable LostConnection of(LDAPException e, LDAPConnection connection) {
    DisconnectType type = connection.getDisconnectType();
    if (!CODES.contains(e.getResultCode())) {
      return null;
    }
    if (type == null) {
      return isEnd(e) ? without(connection) : null;
    }
    return switch (type) {
      case SERVER_CLOSED_WITH_NOTICE -> withNotice(connection);
      case DECODE_ERROR -> notUnderstood();
      default -> without(connection);
    };
  }

  /** An answer that just ends, read without the SDK's own thread, leaves no trace elsewhere. */
  private static boolean isEnd(LDAPException e) {
    return ResultCode.SERVER_DOWN.equals(e.getResultCode())
        && !ServerSaid.hasCause(e, IOException.class);
  }

  private static LostConnection withNotice(LDAPConnection connection) {
    // What the notice says is the server's text, which no cause may carry on uncapped.
    return new LostConnection(
        ResultCode.SERVER_DOWN,
        ServerSaid.of(
            "the server gave notice that it ends the connection, server down",
            ResultCode.SERVER_DOWN,
            connection.getDisconnectMessage()),
        "Somebody stops it, or it ends sessions after a time. Try again when it is up",
        null);
  }

  private static LostConnection notUnderstood() {
    return new LostConnection(
        ResultCode.DECODING_ERROR,
        ServerSaid.of("the answer is malformed, decoding error", ResultCode.DECODING_ERROR, null),
        Remedies.of(ResultCode.DECODING_ERROR),
        null);
  }

  private static LostConnection without(LDAPConnection connection) {
    Throwable cause = connection.getDisconnectCause();
    String text = cause instanceof IOException ? cause.getMessage() : null;
    return new LostConnection(
        ResultCode.SERVER_DOWN,
        ServerSaid.of("server down", ResultCode.SERVER_DOWN, text),
        Remedies.of(ResultCode.SERVER_DOWN),
        cause);
  }
}
