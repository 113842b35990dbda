package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What an exception of the SDK says, in the form messages show it. */
final class ServerSaid {
  private ServerSaid() {}

  /** {@code busy (51), "come back later"}. */
  static String of(LDAPException e) {
    ResultCode code = e.getResultCode();
    String text = code.isClientSideResultCode() ? ownText(e) : e.getDiagnosticMessage();
    return of(code.getName(), code, code.getName().equals(text) ? null : text);
  }

  /** The same with a name and a text of its own. */
  static String of(String name, ResultCode code, @Nullable String text) {
    String named = name + " (" + code.intValue() + ")";
    return text == null || text.isBlank() ? named : named + ", \"" + ServerText.of(text) + "\"";
  }

  /** An I/O error at the bottom says it best: the SDK's text around it shows its inner workings. */
  private static @Nullable String ownText(LDAPException e) {
    Throwable deepest = deepest(e);
    return deepest instanceof IOException ? deepest.getMessage() : e.getMessage();
  }

  private static Throwable deepest(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  /** A server's own text stands in the message, capped; as a cause it would reach logs uncapped. */
  static @Nullable Throwable clientSide(LDAPException e) {
    return e.getResultCode().isClientSideResultCode() ? e : null;
  }

  static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  static String counted(long entries) {
    return entries == 1 ? "1 entry" : entries + " entries";
  }

  /** {@code source: what. remedy.} */
  static String message(String source, String what, String remedy) {
    return source + ": " + what + ". " + remedy + (remedy.endsWith("?") ? "" : ".");
  }
}
