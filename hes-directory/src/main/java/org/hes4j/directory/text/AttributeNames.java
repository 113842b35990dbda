package org.hes4j.directory.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Names of attributes as somebody gives them, for LDAP and LDIF. */
public final class AttributeNames {
  /** An attribute description without wildcards (RFC 4512, 2.5). */
  private static final Pattern DESCRIPTION =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(;[A-Za-z0-9-]+)*");

  private AttributeNames() {}

  /**
   * The names, each once.
   *
   * @param what what they are, for the message
   * @throws IllegalArgumentException when one can be no attribute's
   */
  public static List<String> of(String what, List<String> names) {
    for (String name : names) {
      if (!DESCRIPTION.matcher(name).matches()) {
        throw new IllegalArgumentException(
            what + " \"" + ShownText.of(name) + "\": not an attribute's name, such as mail");
      }
    }
    return List.copyOf(new LinkedHashSet<>(names));
  }
}
