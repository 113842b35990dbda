package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.PLAINBindRequest;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who reads. None of them shows its password. */
sealed interface Login {

  /** The password, asked for anew at each bind, or null where there is none by design. */
  @Nullable Supplier<String> password();

  BindRequest request(String password);

  /** Who that is, of any length, to tell readers apart. */
  String identity();

  /** The arguments with which ldapsearch binds likewise, asking for the password. */
  List<String> ldapsearchArguments();

  /** By DN and password (RFC 4513, 5.1.3). */
  record Simple(String dn, Supplier<String> password) implements Login {
    @Override
    public BindRequest request(String password) {
      return new SimpleBindRequest(dn, password);
    }

    @Override
    public String identity() {
      return "simple " + dn;
    }

    @Override
    public List<String> ldapsearchArguments() {
      return List.of("-x", "-D", dn, "-W");
    }

    @Override
    public String toString() {
      return ServerText.of(dn);
    }
  }

  /** By user name and password (RFC 4616). */
  record Plain(String authenticationId, Supplier<String> password) implements Login {
    @Override
    public BindRequest request(String password) {
      return new PLAINBindRequest(authenticationId, password);
    }

    @Override
    public String identity() {
      return "plain " + authenticationId;
    }

    @Override
    public List<String> ldapsearchArguments() {
      return List.of("-Y", "PLAIN", "-U", authenticationId, "-W");
    }

    @Override
    public String toString() {
      return ServerText.of(authenticationId) + " (SASL PLAIN)";
    }
  }

  /** By the client certificate of the connection (RFC 4422, appendix A). */
  record External() implements Login {
    @Override
    public @Nullable Supplier<String> password() {
      return null;
    }

    @Override
    public BindRequest request(String password) {
      return new EXTERNALBindRequest("");
    }

    @Override
    public String identity() {
      return "external";
    }

    @Override
    public List<String> ldapsearchArguments() {
      return List.of("-Y", "EXTERNAL");
    }

    @Override
    public String toString() {
      return "the owner of the client certificate (SASL EXTERNAL)";
    }
  }
}
